#!/bin/sh
curl "${BELVO_BASE_URL:-https://sandbox.belvo.com}/api/institutions/?page_size=3" \
  --user "$BELVO_SECRET_ID:$BELVO_SECRET_PASSWORD"

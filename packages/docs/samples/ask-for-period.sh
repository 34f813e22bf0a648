#!/bin/sh
# Answered with 202 and the request id that the webhook will carry.
curl --request POST "${BELVO_BASE_URL:-https://sandbox.belvo.com}/api/transactions/" \
  --user "$BELVO_SECRET_ID:$BELVO_SECRET_PASSWORD" \
  --header 'X-Belvo-Request-Mode: async' \
  --header 'Content-Type: application/json' \
  --data '{
    "link": "11111111-1111-4111-8111-111111111111",
    "date_from": "2025-01-01",
    "date_to": "2025-12-31"
  }'

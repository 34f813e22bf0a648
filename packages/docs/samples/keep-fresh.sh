#!/bin/sh

# #region recurrent
BASE="${BELVO_BASE_URL:-https://sandbox.belvo.com}"
LINK=11111111-1111-4111-8111-111111111111

curl --request PATCH "$BASE/api/links/$LINK/" \
  --user "$BELVO_SECRET_ID:$BELVO_SECRET_PASSWORD" \
  --header 'Content-Type: application/json' \
  --data '{ "access_mode": "recurrent" }'
# #endregion

# #region now
# Answered with 202 and the request id that the webhook will carry.
curl --request POST "$BASE/api/links/$LINK/refresh/" \
  --user "$BELVO_SECRET_ID:$BELVO_SECRET_PASSWORD"
# #endregion

#!/bin/sh

# #region ask
BASE="${BELVO_BASE_URL:-https://sandbox.belvo.com}"
LINK=11111111-1111-4111-8111-111111111111

# A login that may stop for a code. Status 428 says that it did.
curl --request PUT "$BASE/api/links/$LINK/" \
  --user "$BELVO_SECRET_ID:$BELVO_SECRET_PASSWORD" \
  --header 'Content-Type: application/json' \
  --data '{ "password": "not-a-real-password" }'
# #endregion

# #region resume
# The session of the 428, the link, and the code that the person entered.
curl --request PATCH "$BASE/api/links/" \
  --user "$BELVO_SECRET_ID:$BELVO_SECRET_PASSWORD" \
  --header 'Content-Type: application/json' \
  --data '{
    "session": "00000000000000000000000000000000",
    "token": "1234ab",
    "link": "11111111-1111-4111-8111-111111111111"
  }'
# #endregion

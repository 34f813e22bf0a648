#!/bin/sh
# One page of up to 1000. The response says how many there are (`count`) and whether another page follows (`next`).
URL="${BELVO_BASE_URL:-https://sandbox.belvo.com}/api/transactions/"
LINK=11111111-1111-4111-8111-111111111111

PAGE=1
while
  BODY=$(curl --silent --fail --get "$URL" \
    --user "$BELVO_SECRET_ID:$BELVO_SECRET_PASSWORD" \
    --data "link=$LINK" \
    --data 'value_date__range=2026-01-01,2026-01-31' \
    --data 'page_size=1000' \
    --data "page=$PAGE")
  echo "$BODY"
  echo "$BODY" | grep -q '"next": *"'
do
  PAGE=$((PAGE + 1))
done

#!/bin/sh
# What Belvo sends, sent to your own service: the same headers, the same form of body.
curl --request POST "${WEBHOOK_URL:-http://127.0.0.1:3000/}" \
  --header "Authorization: Bearer ${BELVO_WEBHOOK_TOKEN:-not-a-real-token}" \
  --header 'Content-Type: application/json' \
  --data '{
    "webhook_id": "20202020-2020-4020-8020-202020202020",
    "webhook_type": "TRANSACTIONS",
    "webhook_code": "historical_update",
    "process_type": "historical_update",
    "link_id": "11111111-1111-4111-8111-111111111111",
    "request_id": "00000000000000000000000000000001",
    "external_id": "user-0001",
    "data": { "total_transactions": 3 }
  }'

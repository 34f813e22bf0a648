#!/bin/sh

# #region customer
# Payments exist in production alone; there is no sandbox for them.
BASE="${BELVO_BASE_URL:-https://api.belvo.com}"

curl --request POST "$BASE/payments/br/customers/" \
  --user "$BELVO_SECRET_ID:$BELVO_SECRET_PASSWORD" \
  --header 'Content-Type: application/json' \
  --data '{ "identifier": "00000000191", "name": "Ana Exemplo" }'
# #endregion

# #region pay
# A UUID that you make and store with the order. Sent again with the same body, it gives the first result.
KEY=eeeeeeee-eeee-4eee-8eee-eeeeeeeeeeee

curl --request POST "$BASE/payments/br/payment-intents/" \
  --user "$BELVO_SECRET_ID:$BELVO_SECRET_PASSWORD" \
  --header "Belvo-Idempotency-Key: $KEY" \
  --header 'Content-Type: application/json' \
  --data '{
    "amount": "149.90",
    "customer": "cccccccc-cccc-4ccc-8ccc-cccccccccccc",
    "description": "Order 0001",
    "allowed_payment_method_types": ["open_finance"],
    "payment_method_details": {
      "open_finance": {
        "payer_institution": "12121212-1212-4212-8212-121212121212",
        "beneficiary_bank_account": "15151515-1515-4515-8515-151515151515",
        "callback_url": "https://shop.example.com/orders/0001"
      }
    },
    "confirm": true
  }'
# #endregion

# #region state
curl "$BASE/payments/br/payment-intents/88888888-8888-4888-8888-888888888888/" \
  --user "$BELVO_SECRET_ID:$BELVO_SECRET_PASSWORD"
# #endregion

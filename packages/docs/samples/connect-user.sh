#!/bin/sh
# The keys travel in the body of this one call. Hand only `access` of the response to the browser.
curl --request POST "${BELVO_BASE_URL:-https://sandbox.belvo.com}/api/token/" \
  --header 'Content-Type: application/json' \
  --data "{
    \"id\": \"$BELVO_SECRET_ID\",
    \"password\": \"$BELVO_SECRET_PASSWORD\",
    \"scopes\": \"read_institutions,write_links\",
    \"fetch_resources\": [\"INVOICES\", \"TAX_STATUS\"],
    \"stale_in\": \"365d\",
    \"credentials_storage\": \"store\",
    \"widget\": {
      \"branding\": {
        \"company_name\": \"Exemplo\",
        \"company_icon\": \"https://www.example.com/icon.svg\",
        \"company_logo\": \"https://www.example.com/logo.svg\",
        \"company_terms_url\": \"https://www.example.com/terms\"
      }
    }
  }"

import os

import requests

base = os.environ.get("BELVO_BASE_URL", "https://sandbox.belvo.com")
keys = (os.environ["BELVO_SECRET_ID"], os.environ["BELVO_SECRET_PASSWORD"])
link = "11111111-1111-4111-8111-111111111111"

page = 1
while True:
    response = requests.get(
        f"{base}/api/transactions/",
        params={
            "link": link,
            "value_date__range": "2026-01-01,2026-01-31",
            "page_size": 1000,
            "page": page,
        },
        auth=keys,
        timeout=300,
    )
    response.raise_for_status()
    body = response.json()
    for transaction in body["results"]:
        print(transaction["value_date"], transaction["amount"], transaction["description"])
    if body["next"] is None:
        break
    page += 1

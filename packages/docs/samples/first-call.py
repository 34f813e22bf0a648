import os

import requests

base = os.environ.get("BELVO_BASE_URL", "https://sandbox.belvo.com")
keys = (os.environ["BELVO_SECRET_ID"], os.environ["BELVO_SECRET_PASSWORD"])

response = requests.get(f"{base}/api/institutions/", params={"page_size": 3}, auth=keys, timeout=30)
response.raise_for_status()
for institution in response.json()["results"]:
    print(institution["name"], institution["display_name"], institution["status"])

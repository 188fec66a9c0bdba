"""Reports something as a customer, asks for a person, and waits until one has answered.
Run it with: python3 report.py https://HOST WORKSPACE 'What happened'. Needs the standard library alone."""
import json, sys, time, urllib.error, urllib.request, uuid

HOST, WORKSPACE, REPORT = sys.argv[1:4]
headers = {"content-type": "application/json"}

def send(path, **body):
    """Sends until it is answered for good; the same clientId again writes nothing twice."""
    for pause in (0.2, 1, 3, 10, 30):
        request = urllib.request.Request(f"{HOST}/api/v1/visitor/{path}", json.dumps(body).encode(), headers)
        try:
            return json.load(urllib.request.urlopen(request, timeout=20))
        except urllib.error.HTTPError as refusal:
            problem = json.load(refusal)
            if not problem["retryable"]: sys.exit(problem["detail"])
        except OSError: pass
        time.sleep(pause)
    sys.exit("the server cannot be reached")

headers["authorization"] = "Bearer " + send("sessions", workspace=WORKSPACE)["token"]
at = {"conversationId": send("commands/conversation:start", clientId=str(uuid.uuid4()), text=REPORT)["conversationId"]}
send("commands/human:request", clientId=str(uuid.uuid4()), **at)
answer, seq = None, 0
while not answer:
    time.sleep(1)
    for entry in send("commands/entries:after", seq=seq, **at)["entries"]:
        seq, is_message = entry["seq"], entry["type"] == "message.posted"
        if is_message and entry["actor"]["kind"] == "agent": answer = entry
print(f'{answer["actor"].get("name")}: {answer["data"]["text"]}')

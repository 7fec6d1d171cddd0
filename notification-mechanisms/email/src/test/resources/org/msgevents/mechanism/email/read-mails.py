# SPDX-License-Identifier: Apache-2.0
# Reads a JSON array of mails, each a string of ASCII, and tells what Python's email package sees in them.
import email, json, sys
from email.policy import default

def told(text):
    mail = email.message_from_bytes(text.encode("ascii"), policy=default)
    parts = list(mail.iter_parts())
    return {
        "fields": [name for name in mail.keys()],
        "subject": str(mail["subject"]),
        "from": [[each.display_name, each.addr_spec] for each in mail["from"].addresses],
        "to": [[each.display_name, each.addr_spec] for each in mail["to"].addresses],
        "date": mail["date"].datetime.isoformat(),
        "type": mail.get_content_type(),
        "parts": [part.get_content_type() for part in parts],
        "text": parts[0].get_content(),
        "event": parts[1].get_content().decode("utf-8"),
        "file": parts[1].get_filename(),
        "defects": [str(each) for part in mail.walk() for each in part.defects]
            + [str(each) for part in mail.walk() for value in part.values() for each in value.defects],
    }

json.dump([told(mail) for mail in json.load(sys.stdin)], sys.stdout)

"""Postings in every state, for the tests of ``check --source``."""

from __future__ import annotations

TEXT = "Cook lunch for forty guests by hand, from Monday to Friday, with a second cook."

OPEN = f"""# Cook

```{{jobposting}}
:date-posted: 2021-09-02
:valid-through: 2021-09-20
:base-salary: $40,000
:job-location: Porto, PT
:apply: jobs@acme.example
:pay: good
```

{TEXT}
"""
GOOD = OPEN.replace("$40,000", "EUR 20000 per year").replace(":pay: good\n", "")
DRAFT = f"""---
jobposting:
  draft: yes
  date-posted: soon
  workplace: remote
---

# BAKER

{TEXT}
"""
SCHEDULED = f"""# Waiter – $40,000

```{{jobposting}}
:date-posted: 2021-10-01
:valid-through: 2021-10-03
:job-location: Porto, PT
:apply: jobs@acme.example
```

{TEXT}
"""
CLOSED = f"""# GARDENER

```{{jobposting}}
:date-posted: 2021-08-01
:closed: 2021-09-01
:total-job-openings: several
```

{TEXT}
"""
ALL = {"open.md": OPEN, "draft.md": DRAFT, "scheduled.md": SCHEDULED, "closed.md": CLOSED}

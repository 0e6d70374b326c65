"""What the description says in words and JSON Schema cannot: places and countries that are known, and which filters go together."""
import schemathesis
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.openapi.checks import UseAfterFree

PLACES = ["35.3,69.5", "-1.2,29.4", "0,0", "Goma", "Kabul"]
COUNTRIES = ["AFG", "COD", "Mali", ""]
BOXES = ["-180,-90,180,90", "0,0,10,10", "170,-20,-170,20", ""]

schemathesis.openapi.format("place", st.sampled_from(PLACES))
schemathesis.openapi.format("country", st.sampled_from(COUNTRIES))
schemathesis.openapi.format("box", st.sampled_from(BOXES))
schemathesis.openapi.format("words", st.from_regex(r"\A[A-Za-z0-9éжع]{1,12}( [a-z]{1,8}\*?)?\Z"))

WITH_DAY = {"at", "place", "as-of", "limit", "after", "sealed"}


@schemathesis.hook
def before_call(context, case, kwargs):
    """A radius goes with a point, and a day of control with few others: a request that is to be taken must keep to it."""
    if case.meta is None or case.meta.generation.mode != GenerationMode.POSITIVE:
        return
    query = case.query or {}
    if query.get("at"):
        for name in set(query) - WITH_DAY:
            del query[name]
    if "radius" in query and not query.get("near"):
        del query["radius"]
    fields = case.body.get("filter") if isinstance(case.body, dict) else None
    if isinstance(fields, dict) and "radius" in fields and not fields.get("near"):
        del fields["radius"]


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Two answers that schemathesis takes for faults and that are none: false drops them."""
    if isinstance(failure, UseAfterFree) and case.operation.path == "/imports/{id}":
        # Of an import that was taken back the trace stays, and says so.
        return response.json().get("state") != "taken back"
    if isinstance(failure, AcceptedNegativeData) and case.operation.label == "POST /reports" and not isinstance(case.body, (str, bytes)):
        # Any bytes are a text: an object that is sent as text/html is one, too.
        return not (case.media_type or "").startswith(("text/", "application/pdf", "application/x-ndjson"))
    return True

"""What the description says in words and JSON Schema cannot: points, countries and numbers as words, and which filters go together."""
import schemathesis
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.openapi.checks import UseAfterFree

PLACES = ["35.3,69.5", "-1.2,29.4", "0,0"]
COUNTRIES = ["AFG", "COD", "Mali", ""]
BOXES = ["-180,-90,180,90", "0,0,10,10", "170,-20,-170,20", ""]

schemathesis.openapi.format("place", st.sampled_from(PLACES))
schemathesis.openapi.format("country", st.sampled_from(COUNTRIES))
schemathesis.openapi.format("box", st.sampled_from(BOXES))
schemathesis.openapi.format("number", st.sampled_from(["1", "7", "50", ""]))
schemathesis.openapi.format("words", st.from_regex(r"\A[A-Za-z0-9éжع]{1,12}( [a-z]{1,8}\*?)?\Z"))

FORMS_OF_ALL = {"csv", "jsonl", "xlsx"}
WITH_DAY = {"at", "place", "as-of", "limit", "after", "sealed"}


@schemathesis.hook
def before_call(context, case, kwargs):
    """A radius goes with a point, a day of control with few others, most forms with events: a request that is to be taken must keep to it."""
    if case.meta is None or case.meta.generation.mode != GenerationMode.POSITIVE:
        return
    query = case.query or {}
    if (case.path_parameters or {}).get("form") not in FORMS_OF_ALL and query.get("things"):
        query["things"] = "events"
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
    if isinstance(failure, AcceptedNegativeData) and case.operation.label == "POST /reports":
        # Any bytes are a text; and a report in JSON that cannot be read is told among the errors of its import, so that the others come in.
        return isinstance(case.body, (str, bytes))
    return True

"""Starts MiniStack so that Step Functions sees by which name a Node function failed.

On AWS an error's `name` is the errorType that Retry and Catch match; MiniStack answers `Runtime.HandlerError` for every one. The
worker is made to send the name before the message, and the answer of an invocation is taken apart again here.
"""

from ministack.core import lambda_runtime
from ministack.services import lambda_svc

MARK = "\u0001"
SENT = "error: String(err.message || err), trace"
script = lambda_runtime._NODEJS_WORKER_SCRIPT
if SENT not in script:
    raise SystemExit("This version of MiniStack reports errors in another way: adapt test/deploy/emulator.py to it.")
lambda_runtime._NODEJS_WORKER_SCRIPT = script.replace(
    SENT, f'error: (err.name || "Error") + "{MARK}" + String(err.message || err), trace'
)

execute = lambda_svc._execute_function_warm


def execute_and_name_the_error(func, event, request_id):
    result = execute(func, event, request_id)
    body = result.get("body")
    if result.get("error") and isinstance(body, dict) and MARK in str(body.get("errorMessage")):
        body["errorType"], body["errorMessage"] = body["errorMessage"].split(MARK, 1)
    return result


lambda_svc._execute_function_warm = execute_and_name_the_error

from ministack.app import main  # noqa: E402

main()

"""What the operator reads: one line of JSON an event, on standard error."""

import logging
import sys

import orjson
import structlog
from structlog.typing import FilteringBoundLogger

__all__ = ["configure", "log"]


class _StandardError:
    """Standard error as it is at the moment of writing: whoever redirects it later is followed."""

    def write(self, line: bytes) -> None:
        sys.stderr.buffer.write(line)

    def flush(self) -> None:
        sys.stderr.flush()


def configure() -> None:
    """Set the form of every line, once a process."""
    structlog.configure(
        cache_logger_on_first_use=True,
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.format_exc_info,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(serializer=orjson.dumps),
        ],
        logger_factory=structlog.BytesLoggerFactory(_StandardError()),  # type: ignore[arg-type]
    )


log: FilteringBoundLogger = structlog.get_logger("registry")

"""Writes answers.json and queries.json anew: `python -m tests.golden`. Review the difference line by line before it is kept."""

import json
from pathlib import Path

import seed_data
from registry.database import engine_for
from registry.migrations import upgrade
from registry.seeding.load import load
from tests.golden.asking import ANSWERS, QUESTIONS, answered, reviewed
from tests.golden.costing import QUERIES, queries_of_pages


def main() -> None:
    engine = engine_for("sqlite://")
    upgrade(engine)
    load(engine, Path(seed_data.__path__[0]), exercise=True)
    lines = [
        f"  {json.dumps(question['id'])}: {_laid_out(reviewed(answered(engine, question)))}" for question in QUESTIONS
    ]
    ANSWERS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    QUERIES.write_text(json.dumps(queries_of_pages(), indent=2) + "\n", encoding="utf-8")


def _laid_out(answer: dict[str, object]) -> str:
    """One line for each part of an answer, and for each condition and notice, so that a difference names it."""
    parts = [f"    {json.dumps(name)}: {_value(value)}" for name, value in answer.items()]
    return "{\n" + ",\n".join(parts) + "\n  }"


def _value(value: object) -> str:
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return "[\n" + ",\n".join(f"      {json.dumps(one, ensure_ascii=False)}" for one in value) + "\n    ]"
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    main()

"""The fields of a record type, for the formats that have columns."""

from typing import NamedTuple

from msgspec import inspect

from newscli.records import Record


class RecordField(NamedTuple):
    name: str  # in JSON
    kind: inspect.Type
    nullable: bool


def record_fields(record_type: type[Record]) -> list[RecordField]:
    """Return the fields of a record type, in their order."""
    kind = inspect.type_info(record_type)
    assert isinstance(kind, inspect.StructType)
    return inner_fields(kind)


def inner_fields(kind: inspect.StructType) -> list[RecordField]:
    """Return the fields of a nested record, in their order."""
    return [_field(field) for field in kind.fields]


def without_description(kind: inspect.Type) -> inspect.Type:
    """Return the type inside the annotations that describe it."""
    return without_description(kind.type) if isinstance(kind, inspect.Metadata) else kind


def _field(field: inspect.Field) -> RecordField:
    kind = without_description(field.type)
    if not isinstance(kind, inspect.UnionType):
        return RecordField(field.encode_name, kind, nullable=False)
    # The only unions are those of a type and null.
    inner = next(each for each in kind.types if not isinstance(each, inspect.NoneType))
    return RecordField(field.encode_name, without_description(inner), nullable=True)

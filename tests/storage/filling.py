"""A register of any size for tests: invented, with every kind of thing in it, the same for the same seed."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from models.base import Recorded
from models.register.tables.debts import Debt, DebtEntry
from models.register.tables.members import Manager, Membership, Person
from models.register.tables.memberships import UnionMembership
from models.register.tables.organisations import CharterCapital, Organisation, Standing
from models.register.tables.products import Product
from models.register.tables.results import Result
from models.register.texts.search_keys import search_keys
from models.values.names import fold, fold_organisation, person_sort_key, sort_key
from storage.book.book import Book
from tests.storage.samples import add_samples

FAMILIES = (
    "Nguyễn",
    "Trần",
    "Lò",
    "Vàng",
    "Giàng",
    "Lý",
    "Tẩn",
    "Phàn",
    "Sùng",
    "Thào",
    "Hoàng",
    "Đào",
    "Lê",
)
MIDDLES = ("Văn", "Thị", "A", "Đức", "Minh", "Xuân", "Mí", "Seo", "Ngọc", "Thị Thu")
GIVEN = (
    "An",
    "Anh",
    "Bình",
    "Chu",
    "Dung",
    "Hà",
    "Hải",
    "Hoa",
    "Lan",
    "Páo",
    "Sơn",
    "Thảo",
    "Tú",
    "Yến",
    "Đăng",
)
PLACES = ("Dền Thàng", "Mường So", "Ma Li Pho", "Dào San", "Huổi Luông", "Sin Suối Hồ", "Khổng Lào", "Nậm Xe")
COMMUNES = ("03549", "03571", "03583", "03594", "03562")


def filled(
    book: Book,
    organisations: int,
    members: int,
    seed: int = 1,
    *,
    owing: int = 100,
    named: Callable[[str], str] = str,
) -> list[str]:
    """Put so many organisations with so many members into a book; the ids of the organisations.

    owing: about how many of them have a debt and a product; named: makes an id of a readable one.
    """
    rng = Random(seed)
    made = [named(f"o{seed}-{at:06d}") for at in range(organisations)]
    people = [named(f"p{seed}-{at:06d}") for at in range(members)]
    with book.change("FILLED") as session:
        _put(session, Organisation, [_organisation(rng, one, at) for at, one in enumerate(made)])
        _put(session, Standing, [_standing(one, at) for at, one in enumerate(made)])
        _put(session, CharterCapital, [_capital(rng, one) for one in made])
        _put(session, Person, [_person(rng, one, at) for at, one in enumerate(people)])
        _put(session, Membership, [_membership(rng, made, one, at) for at, one in enumerate(people)])
        _put(
            session, Manager, [_manager(made, one, at) for at, one in enumerate(people[: organisations * 2])]
        )
        _put(session, Result, [_result(rng, one) for one in made])
        chosen = made[:: max(1, organisations // owing)]
        _put(session, Debt, [_debt(one) for one in chosen])
        _put(session, DebtEntry, [_entry(rng, one) for one in chosen])
        _put(session, Product, [_product(one) for one in chosen])
        if made and people:
            ids = {"organisations": made[0], "people": people[0]}
            add_samples(book, session, ids | ({"another": made[1]} if len(made) > 1 else {}))
            _put(session, UnionMembership, [_in_union(made)])
    return made


def _put(session: Session, table: type[Recorded], rows: list[dict[str, Any]]) -> None:
    blank: dict[str, Any] = {
        column.name: "" if not column.nullable and column.type.python_type is str else None
        for column in table.__table__.columns
    }
    if "deleted" in blank:
        blank["deleted"] = 0
    if rows:
        session.execute(insert(table), [blank | row for row in rows])


def _organisation(rng: Random, one: str, at: int) -> dict[str, Any]:
    name = f"Hợp tác xã {rng.choice(('nông nghiệp', 'vận tải', 'xây dựng'))} {rng.choice(PLACES)} {at}"
    return {
        "id": one,
        "kind": "cooperative" if at % 3 else "group",
        "name": name,
        "name_folded": fold_organisation(name),
        "name_sorted": sort_key(name),
        "search_words": fold(name),
        "tax_code": f"62{at:08d}",
        "founded_on": f"{2005 + at % 18}-0{1 + at % 9}-15",
        "commune_code": COMMUNES[at % len(COMMUNES)],
        "commune_from": "2025-07-01",
        "sector": ("crops", "transport", "construction", "livestock")[at % 4],
    }


def _standing(one: str, at: int) -> dict[str, Any]:
    status = ("active", "active", "active_weak", "awaiting_dissolution_debt")[at % 4]
    return {
        "id": f"s-{one}",
        "organisation_id": one,
        "on": f"{2005 + at % 18}-0{1 + at % 9}-15",
        "event": "founded",
        "legal_status": "active" if at % 3 else "group_active",
        "operational_status": status,
    }


def _in_union(made: list[str]) -> dict[str, Any]:
    return {"id": "u-1", "organisation_id": made[0], "union_id": made[-1], "from_on": "2024-01-15"}


def _capital(rng: Random, one: str) -> dict[str, Any]:
    amount = rng.randrange(100, 5000) * 1_000_000
    return {"id": f"c-{one}", "organisation_id": one, "on": "2005-01-01", "amount": amount}


def _person(rng: Random, one: str, at: int) -> dict[str, Any]:
    name = f"{rng.choice(FAMILIES)} {rng.choice(MIDDLES)} {rng.choice(GIVEN)}"
    return {
        "id": one,
        "party": "person",
        "name": name,
        "name_folded": fold(name),
        "name_sorted": person_sort_key(name),
        "sex": rng.choice(("male", "female")),
        "birth": str(date(1950, 1, 1) + timedelta(days=rng.randrange(18000))),
        "ethnic_group": rng.choice(("kinh", "thai", "dao", None)),
        "nationality": "VN",
        "personal_number": f"012{at:09d}",
        "phone": f"09{rng.randrange(10**8):08d}",
    }


def _membership(rng: Random, made: list[str], one: str, at: int) -> dict[str, Any]:
    return {
        "id": f"m-{one}",
        "organisation_id": made[at % len(made)],
        "person_id": one,
        "kind": rng.choice(("formal", "formal_both", "linked_capital")),
        "capital": rng.randrange(1, 50) * 1_000_000,
        "joined_on": f"{2010 + at % 12}-05-0{1 + at % 9}",
        "left_on": "2020-06-30" if at % 50 == 0 else None,
    }


def _manager(made: list[str], one: str, at: int) -> dict[str, Any]:
    level = ("untrained", "intermediate", "university")[at % 3]
    return {
        "id": f"g-{one}",
        "organisation_id": made[at % len(made)],
        "person_id": one,
        "position": "director",
        "training_level": level,
        "from_on": "2015-01-01",
    }


def _result(rng: Random, one: str) -> dict[str, Any]:
    return {
        "id": f"r-{one}",
        "organisation_id": one,
        "period": "2026-Q3",
        "workers": rng.randrange(3, 20),
        "revenue": rng.randrange(1, 2000) * 1_000_000,
    }


def _debt(one: str) -> dict[str, Any]:
    return {
        "id": f"d-{one}",
        "organisation_id": one,
        "creditor_kind": "bank",
        "group_scheme": "nhnn",
        "group_code": "3",
        "started_on": "2018-01-01",
        "due_on": "2026-06-30",
    }


def _entry(rng: Random, one: str) -> dict[str, Any]:
    amount = rng.randrange(10, 500) * 1_000_000
    return {
        "id": f"e-{one}",
        "debt_id": f"d-{one}",
        "on": "2018-01-01",
        "kind": "principal_drawn",
        "amount": amount,
    }


def _product(one: str) -> dict[str, Any]:
    values = {"name": "Chè shan tuyết", "certificate": "12/QĐ-UBND"}
    return {
        "id": f"s-{one}",
        "organisation_id": one,
        "group": "beverage",
        "stars": 4,
        "certified_on": "2025-03-01",
        "valid_to": "2028-03-01",
        **values,
        **search_keys("products", values),
    }

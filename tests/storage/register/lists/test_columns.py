"""The columns of a list: which can be chosen, which leave the program, and what stands above them."""

from storage.register.lists.columns import all_paths, default_paths, is_sensitive, list_columns
from storage.register.lists.lists import columns_of


def test_what_the_program_keeps_for_itself_is_no_column() -> None:
    paths = all_paths("debts")
    assert "search_words" not in paths and "organisation.name_folded" not in paths
    assert {"contract", "due_on", "balance", "organisation.name"} <= set(paths)


def test_what_says_how_to_read_another_column_is_fetched_and_not_shown() -> None:
    assert "group_code" in all_paths("debts") and "group_scheme" not in all_paths("debts")
    assert list_columns("debts", ["group_code"]).fetched == ("group_code", "group_scheme")


def test_a_field_that_the_kind_has_itself_is_not_offered_of_its_owner() -> None:
    paths = all_paths("debts")
    assert "note" in paths and "organisation.note" not in paths and "organisation.phone" in paths


def test_sensitive_columns_leave_only_where_they_are_chosen() -> None:
    ethnic_group, name = columns_of("memberships", ["person.ethnic_group", "person.name"])
    assert is_sensitive(ethnic_group) and not is_sensitive(name)
    assert "person.sex" in default_paths("memberships")
    assert "person.ethnic_group" not in default_paths("memberships")


def test_two_columns_of_the_same_words_say_what_they_belong_to() -> None:
    columns = list_columns("memberships", ["organisation.address", "person.address", "person.name"])
    assert columns.labels() == ("Tổ chức: Địa chỉ hiện nay", "Người: Địa chỉ hiện nay", "Họ và tên")


def test_columns_of_numbers_are_marked_and_money_has_its_unit() -> None:
    columns = list_columns("debts", ["note", "balance"])
    assert columns.numbers() == (False, True)
    assert columns.headings() == ("Ghi chú", "Dư nợ (tr.đ)")
    assert columns.headings(exact=True) == ("Ghi chú", "Còn nợ (đồng)")


def test_a_list_is_masked_where_a_column_of_it_is() -> None:
    assert list_columns("memberships", ["person.personal_number"]).masked()
    assert not list_columns("memberships", ["person.name"]).masked()

"""Forms that were handed down as signed packages, and which of them are in force."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

_TEXTS = (
    "sha256",
    "issuer_level",
    "issuer_code",
    "issuer_from",
    "issuer_name",
    "at",
    "received_at",
    "verdict",
)


def upgrade() -> None:
    """Two tables; the packages themselves have no journal and a digest in the chain."""
    op.create_table(
        "form_packages",
        *(sa.Column(name, sa.String(), nullable=False) for name in _TEXTS),
        *(sa.Column(name, sa.LargeBinary(), nullable=False) for name in ("content", "package")),
        sa.PrimaryKeyConstraint("sha256", name="pk_form_packages"),
    )
    op.create_table(
        "form_package_states",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("by", "installed_at", "id")),
        sa.PrimaryKeyConstraint("id", name="pk_form_package_states"),
    )

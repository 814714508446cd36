"""All tables of the book in one place: importing this module makes the metadata whole."""

from collections.abc import Mapping
from functools import cache

from models.base import Base, Recorded
from models.dialogue.records import (
    AskedQuery,
    FormPackageRecord,
    FormPackageState,
    GivenNotice,
    QueryAnswer,
    ReceivedAnswer,
    ReceptionKey,
    TakenNotice,
)
from models.register.tables.activities import (
    Activity,
    ActivityCost,
    ActivityOrganisation,
    ActivityParticipants,
)
from models.register.tables.dated import DatedValue
from models.register.tables.debts import Debt, DebtEntry
from models.register.tables.facts import AccountingYear, CommuneProfile, DissolutionCause, DissolutionStep
from models.register.tables.funds import Fund, FundCapital, FundLoan, FundRelation, FundRepayment
from models.register.tables.grants import FundingLine, GrantAmount, SupportGrant
from models.register.tables.members import Manager, Membership, Person
from models.register.tables.memberships import AllianceMembership, OrganisationRelation, UnionMembership
from models.register.tables.notes import DistinctPair, Draft, KeptDebt, KeptOrganisation
from models.register.tables.organisations import CharterCapital, Evaluation, Organisation, Standing
from models.register.tables.products import Product
from models.register.tables.programmes import Document, Programme, ProgrammeComponent
from models.register.tables.projects import (
    ChainProject,
    OrganisationCertificate,
    ProjectAmount,
    ProjectPartner,
)
from models.register.tables.results import Result
from models.register.tables.steering import SteeringMember, SteeringTask
from models.register.tables.targets import TargetRecord
from models.returns.records import (
    Answer,
    Change,
    ContentDigest,
    GivenFigure,
    JournalLine,
    JournalLink,
    PackageState,
    ReceivedFigure,
    ReceivedPackage,
    ReturnRecord,
    Sealed,
    SentPackage,
    Setting,
    TrustRecord,
)
from models.returns.register_index import (
    CountedOnce,
    ReceivedDistinct,
    ReceivedDocument,
    ReceivedKey,
    ReceivedOrganisation,
)
from models.trust.registrations import AuthorityRecord, RegistrationRecord, RevocationNumber, RevocationRecord

__all__ = [
    "AccountingYear",
    "Activity",
    "ActivityCost",
    "ActivityOrganisation",
    "ActivityParticipants",
    "AllianceMembership",
    "Answer",
    "AskedQuery",
    "AuthorityRecord",
    "ChainProject",
    "Change",
    "CharterCapital",
    "CommuneProfile",
    "ContentDigest",
    "CountedOnce",
    "DatedValue",
    "Debt",
    "DebtEntry",
    "DissolutionCause",
    "DissolutionStep",
    "DistinctPair",
    "Document",
    "Draft",
    "Evaluation",
    "FormPackageRecord",
    "FormPackageState",
    "Fund",
    "FundCapital",
    "FundLoan",
    "FundRelation",
    "FundRepayment",
    "FundingLine",
    "GivenFigure",
    "GivenNotice",
    "GrantAmount",
    "JournalLine",
    "JournalLink",
    "KeptDebt",
    "KeptOrganisation",
    "Manager",
    "Membership",
    "Organisation",
    "OrganisationCertificate",
    "OrganisationRelation",
    "PackageState",
    "Person",
    "Product",
    "Programme",
    "ProgrammeComponent",
    "ProjectAmount",
    "ProjectPartner",
    "QueryAnswer",
    "ReceivedAnswer",
    "ReceivedDistinct",
    "ReceivedDocument",
    "ReceivedFigure",
    "ReceivedKey",
    "ReceivedOrganisation",
    "ReceivedPackage",
    "ReceptionKey",
    "RegistrationRecord",
    "Result",
    "ReturnRecord",
    "RevocationNumber",
    "RevocationRecord",
    "Sealed",
    "SentPackage",
    "Setting",
    "Standing",
    "SteeringMember",
    "SteeringTask",
    "SupportGrant",
    "TakenNotice",
    "TargetRecord",
    "TrustRecord",
    "UnionMembership",
    "recorded_classes",
    "recorded_tables",
]


@cache
def recorded_classes() -> Mapping[str, type[Recorded]]:
    """Table that the journal watches → the class of its records, in order of dependence."""
    watched = {
        str(mapper.class_.__tablename__): mapper.class_
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Recorded)
    }
    return {table.name: watched[table.name] for table in Base.metadata.sorted_tables if table.name in watched}


def recorded_tables() -> list[str]:
    """Names of the tables that the journal watches, in order of dependence."""
    return list(recorded_classes())

"""Papers, the files they came in, what was read in them, and the desk on which people decide."""

from django.db import models
from django.db.models import Q

from dondoc.office.access.models import User

__all__ = ["Desk", "Document", "Item", "Mend", "Reading", "StoredFile"]


class StoredFile(models.Model):
    """A file kept under its SHA-256; the bytes lie in the folder of files, never in the database."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()

    class Meta:
        db_table = "documents_file"

    def __str__(self) -> str:
        return self.sha256[:12]


class Document(models.Model):
    """A paper of the office. A secret one keeps neither its file nor its text nor its name."""

    class State(models.TextChoices):
        """How far its reading is."""

        WAITING = "waiting"
        READING = "reading"
        READ = "read"
        FAILED = "failed"
        SECRET = "secret"  # noqa: S105 - a mark, no password

    name = models.CharField(max_length=255)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="documents")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    failure = models.JSONField(null=True)
    kind = models.CharField(max_length=8, blank=True)
    reference = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    issued_on = models.DateField(null=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "documents_document"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(state="secret") | Q(file__isnull=True), name="secret_keeps_no_file")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """What people call it: its subject, or the name of its file."""
        return self.subject or self.name


class Reading(models.Model):
    """What one version of the reader made of a document; never overwritten."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="readings")
    version = models.CharField(max_length=40)
    content = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        db_table = "documents_reading"
        constraints = [models.UniqueConstraint(fields=["document", "version"], name="one_reading_a_version")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.version}"


class Desk(models.Model):
    """The review of a document: what of it becomes work, decided item by item, published once."""

    document = models.OneToOneField(Document, models.CASCADE, related_name="desk")
    reading = models.ForeignKey(Reading, models.PROTECT, related_name="desks")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "documents_desk"

    def __str__(self) -> str:
        return f"desk of {self.document_id}"


class Item(models.Model):
    """A directive on the desk, as read and as people changed it.

    `parties` are {"role", "name", "unit", "everyone"}; `origin` says of each field how its value came to be:
    {"how": read|typed|reckoned|proposed, "by", "span", "rule", "words"}. `version` grows with every change.
    """

    class Decision(models.TextChoices):
        """What becomes of a directive."""

        OPEN = "open"
        TASK = "task"
        STANDING = "standing"
        NONE = "none"

    desk = models.ForeignKey(Desk, models.CASCADE, related_name="items")
    label = models.CharField(max_length=24)
    place = models.FloatField()
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    section = models.TextField(blank=True)
    parties = models.JSONField(default=list)
    receiver = models.CharField(max_length=200, blank=True)
    deadline = models.JSONField(null=True)
    due = models.DateField(null=True)
    nature = models.CharField(max_length=10, default="task")
    rhythm = models.CharField(max_length=60, blank=True)
    citations = models.JSONField(default=list)
    confidence = models.FloatField(default=0)
    origin = models.JSONField(default=dict)
    decision = models.CharField(max_length=8, choices=Decision.choices, default=Decision.OPEN)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "documents_item"
        ordering = ["place", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(decision="none") | ~Q(reason=""), name="no_task_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def leads(self) -> list[dict[str, object]]:
        """The lead units."""
        return [party for party in self.parties if party["role"] == "lead"]

    @property
    def coordinators(self) -> list[dict[str, object]]:
        """The coordinating units."""
        return [party for party in self.parties if party["role"] == "coordinator"]


class Mend(models.Model):
    """What people decided about a finding: mended with the words given, or kept as it is."""

    desk = models.ForeignKey(Desk, models.CASCADE, related_name="mends")
    finding = models.PositiveIntegerField()
    words = models.TextField(null=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "documents_mend"
        constraints = [models.UniqueConstraint(fields=["desk", "finding"], name="one_mend_a_finding")]

    def __str__(self) -> str:
        return f"{self.desk_id}:{self.finding}"

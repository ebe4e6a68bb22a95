"""`evidence …`: signed folders of what was decided: verify one, show or take out the key, write results for QGIS.

`evidence make` stands with the parts that draw; see `widgets/review/evidence_commands.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import typer

from console.causes import cause_of
from console.commands.progress_line import progress_line
from console.commands.tree import console_of, door
from console.errors import BadInput
from console.language import tr
from console.model.person import Role
from console.model.review import Fact

app = typer.Typer(no_args_is_help=True)


def _say_verified(value: dict[str, Any]) -> str:
    """One sentence, then the files; --json tells all."""
    lines = [value["words"], *(one["words"] for one in value["findings"] if len(value["findings"]) > 1)]
    if value["ok"]:
        lines.append(tr("Signed by {who}, key {key}", who=value["signer"] or tr("this profile"), key=value["key"]))
    return "\n".join(lines)


@app.command("verify")
@door(menu="Review/Evidence", icon="mdi6.shield-check-outline", asks=True, anyone=True, show=_say_verified)
def verify(
    ctx: typer.Context,
    folder: Path = typer.Argument(..., help="Folder of evidence."),
    key: Path | None = typer.Option(None, help="Public key of the office that signed; otherwise this profile's own "
                                               "and those it trusts."),
) -> dict[str, Any]:
    """Verify a folder of evidence: find any file that was changed, added, removed or renamed since it was signed."""
    from console.exchange.evidence.keys import EvidenceKeys, read_public_key
    from console.exchange.evidence.verify import verify as check

    # With the key at hand no profile is needed: a court's machine has none.
    trusted = {key.stem: read_public_key(key)} if key is not None else EvidenceKeys(console_of(ctx).profile).trusted()
    with progress_line() as progress:
        found: dict[str, Any] = msgspec.to_builtins(check(folder, trusted, progress))
        return found


@app.command("key")
@door(menu="Review/Evidence", icon="mdi6.key-outline", asks=True, roles=(Role.SUPERVISOR, Role.ADMINISTRATOR))
def key(
    ctx: typer.Context,
    out: Path | None = typer.Option(None, "--out", "-o", help="Write the public key here, to hand to others."),
    trust: Path | None = typer.Option(None, help="Accept evidence that was signed with this public key."),
    name: str = typer.Option("", help="Whose key that is; otherwise the name of its file."),
) -> dict[str, Any]:
    """Show the fingerprint of the key that signs here; take the public key out, or trust another office's."""
    from console.exchange.evidence.keys import EvidenceKeys, fingerprint, pem_of

    keys = EvidenceKeys(console_of(ctx).profile)
    told: dict[str, Any] = {}
    if trust is not None:
        told["trusted"] = keys.trust(trust, name)
    if out is not None:
        try:
            out.write_bytes(pem_of(keys.public()))
        except OSError as error:
            raise BadInput(tr("{file} cannot be written ({why}).", file=out, why=cause_of(error))) from error
        told["file"] = str(out)
    return {"key": fingerprint(keys.public()), **told,
            "trusts": {name: fingerprint(one) for name, one in keys.trusted().items() if name}}


@app.command("results")
@door(menu="Review/Evidence", icon="mdi6.export-variant", asks=True, roles=(Role.INSPECTOR, Role.SUPERVISOR))
def results(
    ctx: typer.Context,
    out: Path = typer.Option(..., "-o", "--out", help="GeoPackage to write."),
    batch: str = typer.Option("", help="Only this batch: name or id."),
    fact: Fact | None = typer.Option(None, help="Only those decided so."),
) -> dict[str, Any]:
    """Write detections with everything decided as a GeoPackage that QGIS opens with its colours."""
    from console.exchange.evidence.results import Words, write_results
    from console.model.review import QueueFilter, Status

    console = console_of(ctx)
    desk, tree = console.reviews, console.areas.tree()
    asked = QueueFilter(batch=desk.batch(batch).id if batch else "", status=tuple(Status), fact=fact)
    found = [desk.view(one, console.who) for one in desk.detections(asked) if _in_scope(console, one.area)]

    def reason(code: str) -> str:
        known = desk.rules.reason(code)
        return known.label if known is not None else code

    words = Words(reason, console.people.label, lambda area: " / ".join(one.name for one in tree.path(area)) or area)
    return write_results(out, found, words)


def _in_scope(console: Any, area: str) -> bool:
    """Whether whoever gives the line may see detections there."""
    mine = console.who.area
    return not mine or any(one.id == mine for one in console.areas.tree().path(area))

"""The workflows: right, pinned, with least rights, and nothing in them that runs only there."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from invoke.collection import Collection

import tasks

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FILES = [*WORKFLOWS, *sorted((ROOT / ".github/actions").glob("*/action.yml"))]
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
IMAGE = re.compile(r"docker://[\w./-]+:[\w.]+@sha256:[0-9a-f]{64}")
WRITERS = {  # whoever may write, and what
    ("publish", "attest"): {"attestations", "id-token"},
    ("publish", "deliver"): {"contents"},
    ("publish", "rollback"): {"contents"},
    ("publish", "tell"): {"issues"},
    ("links", "tell"): {"issues"},
}
PROPOSING = {
    "contents",
    "pull-requests",
    "issues",
}  # the most that a workflow that proposes may write


def load(file: Path) -> dict[Any, Any]:
    return yaml.safe_load(file.read_text())


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for file in WORKFLOWS:
        for name, job in load(file)["jobs"].items():
            yield file.stem, name, job


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in FILES:
        workflow = load(file)
        runs = [workflow["runs"]] if "runs" in workflow else workflow["jobs"].values()
        for run in runs:
            for step in run["steps"]:
                yield f"{file.parent.name}/{file.name}", step


def commands() -> list[str]:
    return [step["run"].strip() for _, step in steps() if "run" in step]


def test_zizmor_finds_nothing_even_for_its_strictest_reader() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [
            zizmor,
            "--offline",
            "--no-progress",
            "--color=never",
            "--strict-collection",
            "--persona=auditor",
            ".github",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "No findings to report. Good job!")


def test_actionlint_finds_nothing() -> None:
    """It cannot be had from PyPI alone; the job `lint` of `ci.yml` runs it from its own image."""
    actionlint = shutil.which("actionlint")
    if not actionlint:
        pytest.skip("actionlint is not installed; see docs/decisions on how CI runs it")
    done = subprocess.run([actionlint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_image_of_actionlint_runs_in_ci() -> None:
    used = [step.get("uses", "") for _, step in steps()]
    assert [image for image in used if "rhysd/actionlint" in image and IMAGE.fullmatch(image)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_action_is_pinned_by_commit_with_its_version_beside_it(file: Path) -> None:
    used = re.findall(r"uses: (.+)", file.read_text())
    ours = "./.github/actions/"
    assert [
        line
        for line in used
        if not (line.startswith(ours) or PINNED.fullmatch(line) or IMAGE.fullmatch(line))
    ] == []


def test_each_action_has_one_version_everywhere() -> None:
    versions = defaultdict(set)
    for file in FILES:
        for action, version in re.findall(r"uses: ([\w./-]+)@(\S+)", file.read_text()):
            versions[action].add(version)
    assert {action: found for action, found in versions.items() if len(found) > 1} == {}


def test_no_workflow_has_rights_of_its_own_and_each_job_names_its_own() -> None:
    assert [file.name for file in WORKFLOWS if load(file)["permissions"] != {}] == []
    assert [f"{stem}/{name}" for stem, name, job in jobs() if not job.get("permissions")] == []


def test_only_those_may_write_that_must() -> None:
    writing = {
        (stem, name): {right for right, level in job["permissions"].items() if level == "write"}
        for stem, name, job in jobs()
    }
    proposing = {job for job in writing if job[0] in {"popularity", "retractions"}}
    found = {job: rights for job, rights in writing.items() if rights and job not in proposing}
    assert found == WRITERS
    assert all(writing[job] <= PROPOSING for job in proposing)


def test_no_checkout_leaves_a_token_on_the_disk() -> None:
    checkouts = [step for _, step in steps() if "actions/checkout@" in step.get("uses", "")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_each_job_ends_in_time_and_on_a_known_system() -> None:
    workflow = {f"{stem}/{name}": job for stem, name, job in jobs()}
    assert [name for name, job in workflow.items() if job.get("timeout-minutes", 999) > 120] == []
    assert [name for name, job in workflow.items() if job["runs-on"] != "ubuntu-24.04"] == []


def test_two_runs_of_one_workflow_never_meet() -> None:
    assert [file.name for file in WORKFLOWS if "group" not in load(file)["concurrency"]] == []


def test_a_publishing_run_is_never_cut_short() -> None:
    publish = load(ROOT / ".github/workflows/publish.yml")
    assert publish["concurrency"] == {"group": "publish", "cancel-in-progress": False}


def test_the_site_is_published_daily_and_on_each_push_to_main() -> None:
    triggers = load(ROOT / ".github/workflows/publish.yml")[True]  # YAML 1.1 reads `on` as true
    assert triggers["push"] == {"branches": ["main"]}
    assert re.fullmatch(r"\d+ \d+ \* \* \*", triggers["schedule"][0]["cron"])
    assert "rollback" in triggers["workflow_dispatch"]["inputs"]


def test_each_shell_step_is_a_task_that_also_runs_here() -> None:
    assert [
        command
        for command in commands()
        if not re.fullmatch(r"(\.venv/bin/invoke \S.*|make \S+|\.ci/run)", command)
    ] == []


def known() -> dict[str, set[str]]:
    """Each task with its options, as the command line takes them."""
    collection = getattr(tasks, "ns", None) or Collection.from_module(tasks)
    return {context.name: set(context.flags) for context in collection.to_contexts()} | {
        alias: set(c.flags) for c in collection.to_contexts() for alias in c.aliases
    }


@pytest.mark.parametrize("command", [c for c in commands() if "invoke" in c])
def test_each_task_and_option_in_a_shell_step_exists(command: str) -> None:
    plain = re.sub(r"\$\{\w+:\+(--[a-z-]+)\}", r"\1", command)
    _, task, *arguments = shlex.split(plain)
    options = {argument.partition("=")[0] for argument in arguments if argument.startswith("--")}
    flags = known()
    assert task in flags
    assert {flag.replace("--no-", "--") for flag in options} <= flags[task]


@pytest.mark.parametrize("command", [c for c in commands() if c.startswith("make ")])
def test_each_target_of_make_in_a_shell_step_exists(command: str) -> None:
    done = subprocess.run(
        ["make", "-n", "VENV=.venv", *command.split()[1:]],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_no_expression_reaches_a_shell() -> None:
    """What a person or a pull request can name goes through the environment."""
    assert [command for command in commands() if "${{" in command] == []


def test_every_failure_of_a_run_that_nobody_watches_is_told() -> None:
    for file in WORKFLOWS:
        workflow = load(file)
        if "schedule" in workflow[True]:
            others = sorted(set(workflow["jobs"]) - {"tell"})
            needed = workflow["jobs"]["tell"]["needs"]
            assert sorted([needed] if isinstance(needed, str) else needed) == others, file.name
            assert workflow["jobs"]["tell"]["if"] == "failure()"

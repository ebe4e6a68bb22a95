"""Whether a folder lies on a network share, where SQLite's locks and its WAL cannot be trusted."""

from __future__ import annotations

import re
import sys
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
SHARED = frozenset({
    "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ncpfs", "coda", "ceph", "davfs", "lustre",
    "gfs2", "ocfs2", "beegfs", "fuse.sshfs", "fuse.davfs2", "fuse.glusterfs", "fuse.ceph", "fuse.smbnetfs",
    "fuse.rclone", "fuse.s3fs",
})
_DRIVE_REMOTE = 4  # GetDriveTypeW, winbase.h


def share_kind(path: Path, mounts: str | None = None) -> str:
    """Name of the network file system that holds `path`, "" on a local disk or where it cannot be known.

    Args:
        path: a file or folder; it need not exist yet.
        mounts: text in the form of /proc/self/mounts instead of the system's own, for tests.
    """
    if mounts is None and sys.platform == "win32":
        return _windows_kind(path)
    if mounts is None:
        try:
            mounts = MOUNTS.read_text("utf-8", "surrogateescape")
        except OSError:  # not Linux, or no /proc in this container: nothing is known against the folder
            return ""
    return _mounted_kind(path, mounts)


def _mounted_kind(path: Path, mounts: str) -> str:
    """The longest mount point above `path` decides; of equally long ones the last mounted lies on top."""
    parts = path.resolve().parts
    longest, kind = 0, ""
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) < 3:
            continue
        point = Path(_unescape(words[1])).parts
        if len(point) >= longest and parts[:len(point)] == point:
            longest, kind = len(point), words[2]
    return kind if kind in SHARED else ""


def _unescape(text: str) -> str:
    r"""A mount point as the kernel writes it: a blank is \040."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _windows_kind(path: Path) -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    anchor = path.absolute().anchor
    remote = ctypes.windll.kernel32.GetDriveTypeW(anchor) == _DRIVE_REMOTE
    return "smb" if anchor.startswith("\\\\") or remote else ""

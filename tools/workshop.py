"""The former name of the staging folder, until all that use it have the new one."""

from tools.files.staging_folder import StagingFolder as Workshop

__all__ = ["Workshop"]

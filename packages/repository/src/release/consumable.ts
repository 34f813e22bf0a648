import { type WorkspacePackage, workspacePackages } from '../workspace.ts';

/** The packages that teams install: those that are not private. */
export function consumablePackages(): readonly WorkspacePackage[] {
  return workspacePackages().filter(({ manifest }) => manifest.private !== true);
}

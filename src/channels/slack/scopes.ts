/** Every right we ask for, as in `manifest.json`; what each is for stands in docs/beheerder.md. */
export const SCOPES = {
  required: ['app_mentions:read', 'chat:write', 'commands', 'im:history', 'im:write'],
  /** Whoever installs the app may leave these out. */
  optional: ['channels:history', 'groups:history', 'users:read'],
} as const;

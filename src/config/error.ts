/** The environment cannot be used; the message names every setting to change. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

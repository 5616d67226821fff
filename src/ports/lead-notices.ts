/** Which remarks leads were told, as codes: it says neither who was told nor what about. */
export interface LeadNotices {
  /**
   * Of all codes that stand now, those that were not told yet; from now on they are. Nothing within an hour of the last time
   * that there was something. A code that stands no more is forgotten, so that what comes back is told again.
   */
  take(standing: readonly string[], now: Date): Promise<readonly string[]>;
  /** Certainly not told: they are taken once more the next time, three times in all. */
  putBack(codes: readonly string[]): Promise<void>;
}

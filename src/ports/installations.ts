/** Where the app was installed besides the one workspace of the settings. What it holds is encrypted by who hands it over. */
export interface Installations {
  /** `id` names a workspace or an enterprise; a newer installation takes the place of an older one. */
  saveInstallation(id: string, sealed: string, at: Date): Promise<void>;
  installation(id: string): Promise<string | undefined>;
  /** @returns whether it was there. */
  deleteInstallation(id: string): Promise<boolean>;
}

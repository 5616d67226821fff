export const LOCALES = ['nl', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** One text in both languages a reader can get. */
export type Text = Readonly<Record<Locale, string>>;

/** What a requester looks for: `bloemen`, `catering`, … A lead can add one in `catalogue/categories.yaml`. */
export type CategoryId = string;

export interface Category {
  readonly id: CategoryId;
  readonly name: Text;
  /** A few things that belong to it, for help texts. */
  readonly examples: Text;
  /** What the number in a request counts. */
  readonly unit: 'stuks' | 'personen' | 'kilo' | 'uur';
  /** Completes "Ik wil graag … bestellen". */
  readonly order: Text;
  readonly emoji: string;
  /** The one moment this category is bought for, if there is just one: Christmas hampers are for `kerst`. */
  readonly moment?: string;
}

/** The packages come without types; this is what the bench uses of them. */
declare module '@nlpjs/core' {
  export function containerBootstrap(): Promise<{ use(plugin: unknown): void }>;
}
declare module '@nlpjs/lang-nl' {
  export const LangNl: unknown;
}
declare module '@nlpjs/nlu' {
  export class NluNeural {
    constructor(options: { locale: string; container: unknown; log: boolean; keepStopwords: boolean });
    train(corpus: { utterance: string; intent: string }[]): Promise<void>;
    process(text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
  }
}

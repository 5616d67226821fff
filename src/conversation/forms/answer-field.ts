import { ANSWERS, type AnswerKind } from '../../domain/outcome.ts';
import type { Field } from '../../ports/chat.ts';
import { textsFor } from '../../texts/texts.ts';
import type { Asker } from '../asker.ts';

/** One question with a closed list of answers. Its name is the kind of outcome that it becomes. */
export function answerField(kind: AnswerKind, label: string, { locale }: Asker): Field {
  const { answers } = textsFor(locale).forms;
  return { kind: 'choice', name: kind, label, options: ANSWERS[kind].map((value) => ({ value, label: answers[value] })) };
}

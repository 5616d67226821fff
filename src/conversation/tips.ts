/** Tips of colleagues: shown with an offer and with `tip`, taken back by their author, judged by a lead. */
import type { CategoryId } from '../domain/category.ts';
import type { ClickPayload } from '../domain/click.ts';
import { lotFor } from '../domain/lot.ts';
import type { Reply } from '../ports/chat.ts';
import type { Tip } from '../ports/tips.ts';
import { textsFor } from '../texts/texts.ts';
import type { Asker, Desk } from './asker.ts';
import { plainReply } from './replies/plain-reply.ts';
import { stale } from './replies/problem-replies.ts';
import { tipsReply } from './replies/tip-reply.ts';

/** One approved tip for this category; `seed` decides which. */
export async function tipFor(category: CategoryId, seed: string, desk: Desk): Promise<Tip | undefined> {
  const tips = await desk.store.tips.tips({ category, state: 'approved' });
  return tips[lotFor(seed, 'tip') % Math.max(1, tips.length)];
}

/** `tip <category>`; without a category we know, the newest of all. */
export async function showTips(text: string, asker: Asker, desk: Desk): Promise<Reply> {
  const { categories } = desk.content();
  const named = text === '' ? undefined : categories.has(text) ? text : desk.understand(text, 'command', asker.today).category;
  const category = named ?? undefined;
  const tips = await desk.store.tips.tips({ state: 'approved', ...(category && { category }) });
  return tipsReply(tips, category, asker, desk);
}

export async function withdrawTip(payload: ClickPayload, asker: Asker, desk: Desk): Promise<Reply> {
  const texts = textsFor(asker.locale).colleagues;
  const id = idOf(payload);
  if (id === undefined) return stale(asker);
  const wasMine = await desk.store.tips.withdrawTip(id, asker.person);
  return wasMine ? plainReply(texts.withdrawn, texts.withdrawnBody) : plainReply(texts.notThere, texts.notThereBody);
}

/** For leads, as is `closeSuggestion`. */
export async function judgeTip(state: 'approved' | 'refused', payload: ClickPayload, asker: Asker, desk: Desk): Promise<Reply> {
  const texts = textsFor(asker.locale).colleagues;
  const id = idOf(payload);
  if (id === undefined) return stale(asker);
  if (!(await desk.store.tips.judgeTip(id, state, asker.now))) return plainReply(texts.notThere, texts.notThereBody);
  await desk.store.audit.append({
    at: asker.now,
    who: asker.person,
    what: `tip-${state}`,
    subject: String(id),
    before: 'waiting',
    after: state,
  });
  return state === 'approved' ? plainReply(texts.approved, texts.approvedBody) : plainReply(texts.refused, texts.refusedBody);
}

export async function closeSuggestion(payload: ClickPayload, asker: Asker, desk: Desk): Promise<Reply> {
  const texts = textsFor(asker.locale).colleagues;
  const id = idOf(payload);
  if (id === undefined) return stale(asker);
  await desk.store.tips.closeSuggestion(id);
  await desk.store.audit.append({ at: asker.now, who: asker.person, what: 'suggestion-closed', subject: String(id) });
  return plainReply(texts.closed, texts.closedBody);
}

function idOf({ about }: ClickPayload): number | undefined {
  return about !== undefined && /^\d{1,15}$/.test(about) ? Number(about) : undefined;
}

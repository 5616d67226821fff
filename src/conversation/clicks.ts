/** What each button does. Typed words and taps end in the same functions. */
import { type ClickPayload, FORM_VERBS, LEAD_VERBS, type Verb } from '../domain/click.ts';
import type { Form, Reply } from '../ports/chat.ts';
import { answerReaction, answerResult, promiseFollowUp, promiseYearly } from './afterwards.ts';
import type { Asker, Desk } from './asker.ts';
import { openForm } from './forms/forms.ts';
import { homeReply } from './home.ts';
import { answerNudgeVerb } from './lead/nudge-desk.ts';
import { ask, choose, more, other, self, why } from './offer-taps.ts';
import { SPEAK, switchQuiet } from './reading-along.ts';
import { leadsOnly, stale } from './replies/problem-replies.ts';
import { shareOffer } from './sharing.ts';
import { closeSuggestion, judgeTip, withdrawTip } from './tips.ts';
import { askForgetMe, forgetMe, showMyData, startTips, stopTips } from './tips-on-off.ts';

/** One tap: which button, and what its message knew. */
export interface Tap {
  readonly verb: Verb;
  /** Which of several, from 1. */
  readonly index: number;
  readonly payload: ClickPayload;
}

export async function answerClick({ verb, index, payload }: Tap, asker: Asker, desk: Desk): Promise<Reply | Form> {
  if (LEAD_VERBS.has(verb) && !asker.isLead) return leadsOnly(asker);
  const form = FORM_VERBS.get(verb);
  if (form) return openForm(form, payload, asker, desk);
  switch (verb) {
    // An offer.
    case 'ask':
      return ask(payload, asker, desk);
    case 'choose':
      return choose(payload, payload.shown?.[index - 1], asker, desk);
    case 'more':
      return more(payload, asker, desk);
    case 'other':
      return other(payload, asker, desk);
    case 'self':
      return self(payload, asker, desk);
    case 'why':
      return why(payload, asker, desk);
    case 'share':
      return shareOffer(payload, asker, desk);
    // Afterwards.
    case 'follow_up':
      return promiseFollowUp(payload, asker, desk);
    case 'yearly':
      return promiseYearly(payload, asker, desk);
    case 'bought':
      return answerResult('bought', payload, asker, desk);
    case 'not_bought':
      return answerResult('not-bought', payload, asker, desk);
    case 'reaction':
      return answerReaction(payload, index, asker, desk);
    // Colleagues.
    case 'withdraw_tip':
      return withdrawTip(payload, asker, desk);
    // A person's own say.
    case 'home':
      return homeReply(asker, desk);
    case 'start':
      return startTips(asker, desk);
    case 'stop':
      return stopTips(asker, desk);
    case 'quiet':
      return switchQuiet(payload.about !== SPEAK, asker, desk);
    case 'my_data':
      return showMyData(asker, desk);
    case 'forget_me':
      return payload.sure ? forgetMe(asker, desk) : askForgetMe(asker, desk);
    // Inclusion leads.
    case 'approve_tip':
      return judgeTip('approved', payload, asker, desk);
    case 'refuse_tip':
      return judgeTip('refused', payload, asker, desk);
    case 'close_suggestion':
      return closeSuggestion(payload, asker, desk);
    case 'nudge_preview':
    case 'nudge_test':
    case 'nudge_approve':
    case 'nudge_pause':
    case 'nudge_withdraw':
    case 'nudge_correct':
      return answerNudgeVerb(verb, payload, asker, desk);
    default:
      return stale(asker);
  }
}

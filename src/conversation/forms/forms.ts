/** Every form, by name: how it is asked, and what becomes of what was filled in. */
import type { ClickPayload, FormId } from '../../domain/click.ts';
import type { Form, FormErrors, Reply } from '../../ports/chat.ts';
import type { Asker, Desk } from '../asker.ts';
import { leadsOnly } from '../replies/problem-replies.ts';
import { followUpForm } from './follow-up.ts';
import { nudgeForm } from './nudge.ts';
import { pauseForm } from './pause.ts';
import { reasonForm } from './reason.ts';
import { requestForm } from './request.ts';
import { supplierForm } from './supplier.ts';
import { tipForm } from './tip.ts';

export interface FormKind {
  readonly leadsOnly?: boolean;
  /** The form, filled in as far as the payload knows; a reply where it cannot be asked. */
  open(payload: ClickPayload, asker: Asker, desk: Desk): Promise<Form | Reply>;
  submit(values: Readonly<Record<string, string>>, payload: ClickPayload, asker: Asker, desk: Desk): Promise<Reply | FormErrors>;
}

const KINDS: Readonly<Record<FormId, FormKind>> = {
  request: requestForm,
  reason: reasonForm,
  'follow-up': followUpForm,
  tip: tipForm,
  supplier: supplierForm,
  pause: pauseForm,
  nudge: nudgeForm,
};

export async function openForm(id: FormId, payload: ClickPayload, asker: Asker, desk: Desk): Promise<Form | Reply> {
  const kind = KINDS[id];
  return kind.leadsOnly && !asker.isLead ? leadsOnly(asker) : kind.open(payload, asker, desk);
}

export async function submitForm(
  id: FormId,
  values: Readonly<Record<string, string>>,
  payload: ClickPayload,
  asker: Asker,
  desk: Desk,
): Promise<Reply | FormErrors> {
  const kind = KINDS[id];
  return kind.leadsOnly && !asker.isLead ? leadsOnly(asker) : kind.submit(values, payload, asker, desk);
}

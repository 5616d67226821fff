/**
 * Draws Block Kit on a page about as Slack does, for pictures in the docs. Slack itself cannot run here: what you see is a
 * drawing of the blocks that Slack gets, and says so.
 */
import { readFileSync } from 'node:fs';
import type { Button, HomeView, InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { SlackMessage } from '../../src/channels/slack/render.ts';

const CSS = readFileSync(new URL('slack-preview.css', import.meta.url), 'utf8');
const APP = 'Inkoophulp';
const AVATAR = '<span class="avatar">💐</span>';
const CAPTION = 'Tekening van wat Slack toont, gemaakt van de blokken die Slack krijgt. Geen schermafdruk.';

export function drawMessage({ blocks }: Pick<SlackMessage, 'blocks'>, seenBy: 'one' | 'everybody'): string {
  const privately = seenBy === 'one' ? '<p class="private">👁️ Alleen zichtbaar voor jou</p>' : '';
  return picture(
    `${privately}<div class="message">${AVATAR}<div class="body"><span class="name">${APP}</span><span class="badge">APP</span><span class="time">10:00</span>${draw(blocks)}</div></div>`,
  );
}

export function drawModal({ title, submit, blocks }: ModalView): string {
  const bottom = submit ? `<div class="bottom"><span class="button primary">${asText(submit.text)}</span></div>` : '';
  return picture(
    `<div class="modal"><div class="top">${AVATAR}${asText(title.text)}<span class="close">✕</span></div><div class="blocks">${draw(blocks as KnownBlock[])}</div>${bottom}</div>`,
  );
}

export function drawHome({ blocks }: HomeView): string {
  return picture(
    `<div class="tabs">${AVATAR}<b>Startpagina</b><span>Berichten</span><span>Over</span></div>${draw(blocks as KnownBlock[])}`,
  );
}

function picture(inside: string): string {
  return `<!doctype html><html lang="nl"><meta charset="utf-8"><style>${CSS}</style><figure id="picture">${inside}<figcaption>${CAPTION}</figcaption></figure></html>`;
}

function draw(blocks: readonly KnownBlock[]): string {
  return blocks.map(drawBlock).join('');
}

function drawBlock(block: KnownBlock): string {
  switch (block.type) {
    case 'header':
      return `<h2 class="header">${asText(block.text.text)}</h2>`;
    case 'section':
      return `<div class="section"><div class="text">${mrkdwn(block.text?.text ?? '')}</div>${block.accessory?.type === 'button' ? drawButton(block.accessory) : ''}</div>`;
    case 'context':
      return `<div class="context">${block.elements.map((element) => ('text' in element ? mrkdwn(String(element.text)) : '')).join(' ')}</div>`;
    case 'actions':
      return `<div class="actions">${block.elements.map((element) => (element.type === 'button' ? drawButton(element) : '')).join('')}</div>`;
    case 'divider':
      return '<hr>';
    case 'input':
      return drawInput(block);
    default:
      throw new Error(`The preview cannot draw ${block.type}.`);
  }
}

function drawButton({ text, style }: Button): string {
  return `<span class="button ${style ?? ''}">${asText(text.text)}</span>`;
}

function drawInput({ label, optional, hint, element }: InputBlock): string {
  const note = optional ? ' <small>(optioneel)</small>' : '';
  const under = hint ? `<div class="hint">${asText(hint.text)}</div>` : '';
  return `<div class="input"><div class="label">${asText(label.text)}${note}</div>${drawElement(element)}${under}</div>`;
}

function drawElement(element: InputBlock['element']): string {
  const field = (value: string | undefined, empty: string, sign = '', long = '') =>
    `<div class="field ${long}">${value ? asText(value) : `<span class="empty">${empty}</span>`}<span>${sign}</span></div>`;
  switch (element.type) {
    case 'plain_text_input':
      return field(element.initial_value, '', '', element.multiline ? 'long' : '');
    case 'number_input':
      return field(element.initial_value, '');
    case 'datepicker':
      return field(element.initial_date, 'Kies een datum', '📅');
    case 'static_select':
      return field(element.initial_option?.text.text, 'Kies een optie', '⌄');
    case 'checkboxes':
      return element.options.map(({ text }) => `<div class="box"><i></i>${asText(text.text)}</div>`).join('');
    default:
      throw new Error(`The preview cannot draw ${element.type}.`);
  }
}

/** Slack's own marks as HTML. The text in it is escaped already: `&amp;`, `&lt;`, `&gt;`. */
function mrkdwn(text: string): string {
  return text
    .replace(/<([^|>]+)(?:\|([^>]*))?>/g, (_mark, url: string, label = url) => `<a href="${url}">${label}</a>`)
    .replace(/`([^`\n]+)`/g, '<code>$1</code>')
    .replace(/(^|[\s(])\*([^*\n]+)\*/g, '$1<b>$2</b>')
    .replace(/(^|[\s(>])_([^_\n]+)_(?=$|[\s.,)<])/gm, '$1<i>$2</i>')
    .replace(/(?:^&gt; ?.*$\n?)+|(?:^> ?.*$\n?)+/gm, (quote) => `<blockquote>${quote.replace(/^(&gt;|>) ?/gm, '').trim()}</blockquote>`)
    .replace(/\n/g, '<br>');
}

function asText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

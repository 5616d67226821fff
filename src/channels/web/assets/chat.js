/** What HTML cannot do by itself: go on at the answer, say what came, keep what could not be sent, copy a text, put a form away. */
const log = document.getElementById('log');
const composer = document.getElementById('composer');
const status = document.getElementById('status');

new MutationObserver((changes) => {
  const added = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node instanceof Element);
  const message = added.findLast((node) => node.matches('.message--bot'));
  if (message?.matches('.message--post')) announce(message);
  else if (message) goOnAt(message, added[0]);
  else added.at(-1)?.scrollIntoView({ block: 'nearest' });
}).observe(log, { childList: true });

/** The focus follows the answer, so that its buttons come next; of a form that came back, what is wrong with it. */
function goOnAt(answer, top) {
  status.replaceChildren();
  const wrong = answer.querySelector('.form__errors');
  (wrong ?? answer).focus({ preventScroll: true });
  (wrong ?? top).scrollIntoView();
}

/** Somebody may be typing or reading elsewhere: leave them there, and say what came. */
function announce(post) {
  const link = document.createElement('a');
  link.className = 'utrecht-link utrecht-link--html-a';
  link.href = `#${post.id}`;
  const isNew = !post.matches('.message--changed');
  link.textContent = `${isNew ? status.dataset.newPost : status.dataset.changedPost}: ${post.ariaLabel}`;
  status.replaceChildren(link);
  if (!isNew) return;
  const before = post.previousElementSibling?.getBoundingClientRect().bottom ?? 0;
  if (before < composer.getBoundingClientRect().top) post.scrollIntoView({ block: 'nearest' });
}

document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
  if (composer?.contains(ctx.sourceElement)) composer.reset();
});

for (const failure of ['htmx:error', 'htmx:response:error'])
  document.addEventListener(failure, ({ target }) => {
    if (target.closest('form')) status.textContent = status.dataset.failed;
  });

document.addEventListener('click', (event) => {
  const form = event.target.closest('.form__cancel')?.closest('article');
  if (!form) return;
  event.preventDefault();
  form.remove();
  (document.getElementById('text') ?? document.getElementById('inhoud')).focus();
});

document.addEventListener('click', async ({ target }) => {
  if (!target.matches('.quote__copy')) return;
  const text = target.parentElement.querySelector('blockquote');
  try {
    await navigator.clipboard.writeText(text.textContent);
    status.textContent = status.dataset.copied;
  } catch {
    getSelection().selectAllChildren(text);
    status.textContent = status.dataset.selected;
  }
});

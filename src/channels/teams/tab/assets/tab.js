/* Asks Teams who is there, shows that person's own page, and sends taps and forms. */
const status = document.getElementById('status');
const answer = document.getElementById('answer');
const home = document.getElementById('home');
const { outside, signedOut, trouble } = document.body.dataset;
const PATIENCE_MS = 10_000;

start();

async function start() {
  const { app } = window.microsoftTeams ?? {};
  if (!app || window.parent === window) return say(outside);
  try {
    await inTime(app.initialize());
  } catch {
    return say(outside);
  }
  const { app: host } = await app.getContext();
  showTheme(host.theme);
  app.registerOnThemeChangeHandler(showTheme);
  document.documentElement.lang = host.locale?.toLowerCase().startsWith('en') ? 'en' : 'nl';
  app.notifyAppLoaded();
  await refresh();
  app.notifySuccess();
}

document.addEventListener('submit', async (event) => {
  const form = event.target;
  const { send } = form.dataset;
  if (!send) return;
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form));
  const button = form.querySelector('[type=submit]');
  button.disabled = true;
  const text = await ask(send, fields);
  button.disabled = false;
  if (text === undefined) return;
  answer.innerHTML = text;
  (answer.querySelector('[aria-invalid=true]') ?? answer.firstElementChild)?.focus();
  await refresh();
});

document.addEventListener('click', (event) => {
  if (!event.target.closest('[data-close]')) return;
  answer.replaceChildren();
  home.querySelector('h1')?.focus();
});

async function refresh() {
  const text = await ask('content', new URLSearchParams());
  if (text === undefined) return;
  home.innerHTML = text;
  home.querySelector('h1')?.setAttribute('tabindex', '-1');
  say('');
}

/** Undefined when it did not work; then the page says why. */
async function ask(what, fields) {
  try {
    const token = await inTime(window.microsoftTeams.authentication.getAuthToken());
    const response = await fetch(`/teams/home/${what}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Accept-Language': document.documentElement.lang },
      body: fields,
    });
    if (response.ok) return await response.text();
    say(response.status === 401 ? signedOut : trouble);
  } catch (error) {
    say(error instanceof TypeError ? trouble : signedOut);
  }
  return undefined;
}

function say(text) {
  status.textContent = text;
  status.hidden = text === '';
}

function showTheme(theme) {
  document.documentElement.dataset.theme = ['dark', 'contrast'].includes(theme) ? theme : 'default';
}

/** Outside Teams nobody ever answers. */
function inTime(promise) {
  return Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error('Teams does not answer.')), PATIENCE_MS))]);
}

// Comfort only: every page works without this.
'use strict';

// A form is sent once. The button stays enabled for its own submission, so that its value is sent.
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post') return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  setTimeout(() => form.querySelectorAll('button').forEach(button => { button.disabled = true; }));
});

// Back from the next page: the form may be sent again.
addEventListener('pageshow', event => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    form.querySelectorAll('button').forEach(button => { button.disabled = false; });
  }
});

// Menus close on Escape and on a click elsewhere.
const close = menu => { menu.open = false; };
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  for (const menu of document.querySelectorAll('.menu[open]')) {
    if (menu.contains(document.activeElement)) menu.querySelector('summary').focus();
    close(menu);
  }
});
document.addEventListener('click', event => {
  for (const menu of document.querySelectorAll('.menu[open]')) {
    if (!menu.contains(event.target)) close(menu);
  }
});

// A filter applies as soon as another choice is made with the pointer; keyboards press the button.
let pointed = false;
document.addEventListener('pointerdown', () => { pointed = true; });
document.addEventListener('keydown', () => { pointed = false; });
document.addEventListener('change', event => {
  const form = event.target.form;
  const chooses = event.target.tagName === 'SELECT' || event.target.type === 'radio';
  if (pointed && chooses && form && 'auto' in form.dataset) {
    form.requestSubmit();
  }
});

// What went wrong is read first.
document.querySelector('[role=alert][tabindex]')?.focus();

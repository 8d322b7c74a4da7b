// Small comforts. Every page works without them.
"use strict";
document.documentElement.classList.add("scripted");

const CALENDAR = '<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.8" aria-hidden="true"><path d="M2.5 4.5h15v13h-15zM2.5 8.5h15M6.5 2v4M13.5 2v4"/></svg>';

function twice(number) { return String(number).padStart(2, "0"); }

// A day typed as 9/1/25, 9/1/2025 or 2025-09-01, as the calendar takes it.
function typedDay(text) {
  const american = text.trim().match(/^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/);
  if (!american) return text.trim();
  const year = american[3].length === 2 ? "20" + american[3] : american[3];
  return year + "-" + twice(american[1]) + "-" + twice(american[2]);
}

// Beside each day field, a button that opens the browser's own calendar.
function addPicker(field) {
  const button = document.createElement("button");
  const calendar = document.createElement("input");
  button.type = "button";
  button.className = "pick";
  button.innerHTML = CALENDAR;
  button.setAttribute("aria-label", "Pick a day: " + (field.labels[0] ? field.labels[0].textContent.trim() : ""));
  calendar.type = "date";
  calendar.tabIndex = -1;
  calendar.setAttribute("aria-hidden", "true");
  const place = document.createElement("span");
  place.className = "pick-place";
  place.append(button, calendar);
  field.after(place);
  button.addEventListener("click", () => {
    calendar.value = typedDay(field.value);
    calendar.showPicker();
  });
  calendar.addEventListener("change", () => {
    const [year, month, day] = calendar.value.split("-").map(Number);
    if (year) field.value = month + "/" + day + "/" + year;
    field.focus();
  });
}

function ready() {
  const menu = document.querySelector(".menu");
  if (menu) menu.addEventListener("click", () => {
    menu.setAttribute("aria-expanded", String(menu.getAttribute("aria-expanded") !== "true"));
  });
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  document.querySelectorAll("[data-copy]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim().replace(/\s+/g, " "));
      button.textContent = "Copied";
    });
  });
  if ("showPicker" in HTMLInputElement.prototype) document.querySelectorAll("input[data-day]").forEach(addPicker);
}

// On paper nothing is folded, in browsers too whose style sheets cannot say so.
function unfold() { document.querySelectorAll("details.fold:not([open])").forEach((fold) => { fold.open = true; fold.dataset.unfolded = ""; }); }
function foldAgain() { document.querySelectorAll("details[data-unfolded]").forEach((fold) => { fold.open = false; delete fold.dataset.unfolded; }); }
window.addEventListener("beforeprint", unfold);
window.addEventListener("afterprint", foldAgain);
document.addEventListener("DOMContentLoaded", ready);

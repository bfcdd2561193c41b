(function () {
  'use strict';
  var form = document.getElementById('filter');
  var list = document.getElementById('list');
  var status = document.getElementById('found');
  if (!form || !list || !status) return;
  form.hidden = false;
  var entries = Array.prototype.slice.call(list.querySelectorAll('li[data-text]'));
  var groups = Array.prototype.slice.call(list.querySelectorAll('section'));
  var pattern = status.getAttribute('data-text') || '';
  function half(text) {
    return text.normalize('NFKC').toLowerCase();
  }
  function show() {
    var words = half(form.elements.q.value).split(/\s+/).filter(Boolean);
    var wanted = ['track', 'mode', 'authority'].map(function (name) {
      return [name, form.elements[name].value];
    });
    var count = 0;
    entries.forEach(function (entry) {
      var text = half(entry.getAttribute('data-text'));
      var fits =
        words.every(function (word) { return text.indexOf(word) >= 0; }) &&
        wanted.every(function (pair) { return pair[1] === '' || entry.getAttribute('data-' + pair[0]) === pair[1]; });
      entry.hidden = !fits;
      if (fits) count += 1;
    });
    groups.forEach(function (group) {
      group.hidden = !group.querySelector('li[data-text]:not([hidden])');
    });
    status.textContent = pattern.replace('{count}', String(count));
  }
  form.addEventListener('input', show);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('reset', function () { setTimeout(show, 0); });
  show();
})();

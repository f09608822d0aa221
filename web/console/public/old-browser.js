/* Runs before all else and in any browser: plain words instead of a white page where the console cannot run. */
(function () {
  var base = document.querySelector('base');
  /* The page is served with a relative base; it is fixed before the address first changes. */
  base.setAttribute('href', base.href);
  /* The router asks for it; Chrome has it from 85 on. */
  if (!String.prototype.replaceAll) {
    // oxlint-disable-next-line no-extend-native -- what the language has by now, for browsers that are older
    Object.defineProperty(String.prototype, 'replaceAll', {
      value: function (what, by) {
        return typeof what === 'string' ? this.split(what).join(by) : this.replace(what, by);
      },
    });
  }
  var LINES = [
    '请更换浏览器或切换内核',
    '本系统需要谷歌内核 80 或更高版本的浏览器。',
    '360 安全浏览器、搜狗浏览器：请点击地址栏右侧的图标，切换到“极速模式”。',
    '统信、麒麟系统：请使用系统自带浏览器的最新版本。',
    '切换后请刷新本页；仍不能打开时，请与单位的系统管理员联系。',
  ];
  function tell() {
    var place = document.getElementById('console');
    if (!place || place.firstChild) return;
    place.className = 'notice';
    for (var i = 0; i < LINES.length; i += 1) {
      var line = document.createElement(i === 0 ? 'h1' : 'p');
      line.appendChild(document.createTextNode(LINES[i]));
      place.appendChild(line);
    }
  }
  var version = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent);
  var isOld = (version && Number(version[1]) < 80) || typeof Promise === 'undefined' || !Promise.allSettled;
  window.addEventListener('load', function () {
    if (isOld) tell();
  });
  /* A script that this browser cannot read is an error of the window. */
  window.addEventListener('error', function (event) {
    if (event.message && /SyntaxError/.test(event.message)) tell();
  });
})();

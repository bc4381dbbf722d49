/** Domains at which anybody can have a mailbox: nobody's to verify. */
const providers = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com rocketmail.com icloud.com
  me.com mac.com aol.com proton.me protonmail.com pm.me gmx.com gmx.net gmx.de gmx.ch gmx.at web.de t-online.de
  freenet.de bluewin.ch hispeed.ch sunrise.ch yandex.com yandex.ru mail.ru bk.ru inbox.ru list.ru qq.com 163.com 126.com
  sina.com naver.com daum.net hanmail.net zoho.com fastmail.com hey.com tutanota.com tuta.com tuta.io mailbox.org
  posteo.de orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it seznam.cz wp.pl o2.pl
  onet.pl interia.pl btinternet.com sky.com virginmedia.com comcast.net verizon.net att.net sbcglobal.net cox.net
  shaw.ca rogers.com bigpond.com telstra.com xtra.co.nz uol.com.br bol.com.br rediffmail.com mail.com email.com`.split(
    /\s+/,
  ),
)

const families = /^(hotmail|outlook|live|yahoo|ymail|gmx|yandex)\.(com?\.)?[a-z]{2,3}$/

export const isPublicMail = (domain: string): boolean => providers.has(domain) || families.test(domain)

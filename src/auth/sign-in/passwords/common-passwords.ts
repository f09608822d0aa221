/**
 * Passwords that everybody tries first (NIST SP 800-63B §5.1.1.2: refuse commonly used ones; OWASP ASVS 5.0 §6.2.4). The
 * words and endings are those at the top of every published frequency list, Chinese ones among them (keyboard walks,
 * 5201314, surnames with a year); shorter ones than the least length are refused for that already.
 */
const WHOLE = `
  password passw0rd p@ssw0rd p@ssword pa55word password! iloveyou sunshine princess football baseball superman batman1
  trustno1 starwars whatever michelle jennifer computer corvette maverick mercedes midnight scorpion internet samantha
  welcome1 changeme letmein1 security 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc qazwsxedc qwertyui qwertyuiop qwer1234
  asdfghjk asdfghjkl zxcvbnm1 zxcvbnm123 zaq12wsx zaq1zaq1 1234qwer qwerasdf asdfqwer q1w2e3r4 q1w2e3r4t5 a1b2c3d4
  abcd1234 abc12345 abc123456 a1234567 a12345678 a123456789 aa123456 aa12345678 aaa12345 qq123456 qq123456789 w1234567
  z1234567 1234abcd 123456aa 123456abc 123456qq 1234567a 12345678a 123456789a 12344321 11223344 1122334455 123123123
  123321123 123454321 147258369 159357456 159753456 741852963 789456123 963852741 987654321 9876543210 876543210 0987654321
  1234567890 123456789 12345678 12345679 0123456789 01234567 012345678 1234567891 12345678910 123456123 123456654321
  52013140 5201314a a5201314 woaini1314 woaini520 woaini521 woaini123 1314520a 5211314a iloveyou1 loveyou1 13145200
  88888888 66666666 168168168 518518518 888666888 yiwangwuqian administrator administrator1 root1234 rootroot toor1234
  admin123 admin1234 admin12345 admin123456 admin888 admin@123 admin@1234 admin#123 admin!@# adminadmin guest123
  test1234 test12345 testtest user1234 useruser default1 oracle123 mysql123 postgres huawei123 huawei@123 h3c@1234
  qwe123456 qwe12345 qweasdzxc qwe123asd qazwsx123 1qazxsw2 !qaz2wsx !qaz@wsx 1qaz@wsx p@ssw0rd1 p@ssw0rd123 pass1234
  password1 password12 password123 password1234 welcome123 welcome@123 summer2024 winter2024 spring2024 autumn2024
  monkey123 dragon123 shadow123 master123 killer123 michael1 charlie1 jordan23 liverpool chelsea1 arsenal1 barcelona
  woshishui wobuzhidao nihao123 nihaoma1 zhongguo zhongguo1 china123 china2024 beijing2008 shanghai1 xuancheng xuancheng123
  shehuigongzuo shegong123 mima1234 mima123456 wodemima caonima123 buzhidao123
`;

const STEMS = `
  password passwd admin administrator root user test guest welcome login letmein qwerty qwer asdf zxcv qazwsx abc abcd
  a aa abc123 iloveyou woaini monkey dragon shadow master hello nihao china zhongguo huawei wang li zhang liu chen yang zhao
  huang zhou wu xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang deng han feng cao peng zeng xiao tian dong pan
  yuan cai jiang yu du ye cheng wei su lv ding ren shen yao lu cui zhong tan fan wangwei wangfang liwei lina zhangwei zhangmin
  liuyang xuancheng anhui hefei langxi guangde ningguo jingxian jixi jingde beijing shanghai shegong shehui gongzuo shegongzhan
  minzheng minzhengju caiwu gongzi jintie mima pass p@ssw0rd secret system service office manager superman sunshine princess
  football flower summer winter spring autumn changeme default server database oracle zaq12wsx 1qaz2wsx asdfgh zxcvbn qwertyuiop
`;
const ENDINGS = `
  1 12 123 1234 12345 123456 1234567 12345678 123456789 123! 1234! 123456! @123 @1234 @12345 @123456 #123 888 666 520
  521 1314 5201314 000 111 000000 111111 666666 888888 654321 123123 112233 1234567890 2020 2021 2022 2023 2024 2025 2026 2027
  @2023 @2024 @2025 @2026 @2027 2024! 2025! 2026! @1 @12 @888 @666 !@# !@#$ #1234 _123 _1234 .123 123. 123abc 1234abcd
`;

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

const COMMON = new Set([
  ...words(WHOLE),
  ...words(STEMS).flatMap((stem) => words(ENDINGS).map((ending) => stem + ending)),
]);

/** Fewer different characters than this make no password, however long. */
const LEAST_DIFFERENT = 5;

/** Whether it is on the list, written in whatever case or with signs for letters, or a few characters over and over, or a run. */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  if (COMMON.has(lower) || COMMON.has(withLetters(lower))) return true;
  return new Set(lower).size < LEAST_DIFFERENT || /^(.{1,5})\1+$/su.test(lower) || isRun(lower);
}

const SIGNS: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/** `P@ssw0rd` is `password`; the digits at the end stay. */
function withLetters(text: string): string {
  const ending = /[\d!@#.$_]*$/.exec(text)?.[0] ?? '';
  const stem = text.slice(0, text.length - ending.length);
  return [...stem].map((sign) => SIGNS[sign] ?? sign).join('') + ending;
}

/** Each character the next, or the one before: `abcdefgh`, `87654321`. */
function isRun(text: string): boolean {
  const steps = new Set([...text].slice(1).map((_, index) => text.charCodeAt(index + 1) - text.charCodeAt(index)));
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}

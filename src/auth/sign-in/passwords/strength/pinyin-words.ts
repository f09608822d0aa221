const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** The commonest first, as the Ministry of Public Security counts them, then the rest; those of two characters at the end. */
export const SURNAMES: ReadonlySet<string> = new Set(
  words(`
  wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang han feng deng cao peng
  zeng xiao tian dong yuan pan yu jiang cai du ye cheng su wei lv lu ding ren shen yao cui zhong tan fan jin shi liao jia xia fu fang bai
  zou meng xiong qin qiu yin xue yan duan lei hou long tao gu mao hao gong shao wan qian dai mo kong xiang chang wen kang niu ge xing an
  qi yi qiao pang ni zhuang nie yue zhai zhan ou geng guan lan jiao zuo gan bao ning shang shu ruan ke ji mei tong ling bi shan pei huo
  tu miao qu sheng weng ran you xin chai hua pu teng rao mou ai mu nong si zhuo jian che lian mai chu lou dou cen jing dang fei bu leng
  xi mi zong gui quan ying zang min gou bian luan sui diao sha rong kou sang lang zhen cong ao ming she chi zha kuang ju hui nan ban lao
  ouyang shangguan sima zhuge situ huangfu linghu murong xiahou gongsun duanmu`),
);

/** Every syllable of standard Chinese, without tones; `v` stands for ü, as it is typed. */
export const SYLLABLES: ReadonlySet<string> = new Set(
  words(`
  a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng cha chai chan chang chao
  che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de den deng
  di dia dian diao die ding diu dong dou du duan dui dun duo e ei en eng er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei
  gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji
  jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke ken keng kong kou ku kua kuai kuan kuang kui kun kuo
  la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu long lou lu luan lun luo lv lve ma mai man mang mao me mei men
  meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nu nuan nuo
  nv nve o ou pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan
  que qun ran rang rao re ren reng ri rong rou ru ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shen
  sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te teng ti tian tiao tie
  ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya
  yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhen zheng zhi
  zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo`),
);

/**
 * Words that a guesser tries first, by what a refusal calls them. Chinese ones need no entry of their own: a password is looked at as
 * it would be typed, in pinyin.
 */
export const GUESSED_WORDS = {
  places: words(`
  xuancheng xuanzhou langxi guangde ningguo jingxian jixi jingde xuanchengshi langxixian jixixian jingdexian ningguoshi guangdeshi xuanzhouqu
  anhui anhuisheng hefei wuhu huangshan zhongguo china beijing shanghai nanjing hangzhou wannan jingtingshan xijin xilin aofeng chengjiang
  wuxing shuangqiao xiangyang shuiyang liqiao sunbu yangliu hongqiao shanbei xc xcs lx gd ng jx`),
  office: words(`
  minzheng minzhengju minzhengting minzhengbu mzj shegong shegongzhan sgz sg shehui shehuigongzuo gongzuo shehuibu shehuigongzuobu sgb
  shegongke rencai zhengshu jintie butie buzhu jiangli fafang caiwu caizheng caizhengju kuaiji chuna yinhang gongzi renshi bangongshi
  jiedao xiangzhen shequ juweihui cunwei zhengfu dangwei keyuan kezhang juzhang zhuren zhanzhang guanli guanliyuan shenhe caozuoyuan yonghu
  ceshi xitong mima denglu kouling admin administrator root guest test user system manager officer reviewer finance auditor office oa
  chuji zhongji gaoji zhuli shigongshi shehuigongzuoshi shegongshi ylj laoling tekun dibao`),
  sayings: words(`
  woaini woai aini iloveyou loveyou woaiwojia baobei laopo laogong baba mama erzi nver nihao nimen wodemima wodeshijie zaijian xiexie
  kuaile xingfu pingan jiankang facai gongxi xinnian chunjie zuguo woaizhongguo woaizuguo renmin wansui jiayou haohao tiantian
  xuexi dajiahao zhufuni shengri shengrikuaile yifanfengshun wanshiruyi xinxiangshicheng dajidali jixiang ruyi caonima hello welcome
  woshi woshishei wohenhao nihenhao henhao shouji dianhua diannao woshishui nishi nishishei nishishui shei buzhidao zhidao zenmeban meiguanxi meishi wangji wangjile laozi jiushi jiushini womende
  letmein dragon monkey sunshine princess love baby happy lucky good qwe asd zxc abc aaa`),
  numbers: words(`
  520 521 1314 5201314 1314520 5211314 1314521 5203344 3344520 201314 2013 888 8888 88888888 666 6666 666666 168 1688 518 5188 918 588
  123 1234 12345 123456 1234567 12345678 123456789 321 4321 54321 654321 123123 112233 000 111 110 119 120 007 147258 147258369 159753
  789456 789456123 369 258 456 789 987 987654321 100 1000 10086 95588 nian yue hao`),
  keyboard: words(`
  1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm !qaz @wsx #edc $rfv %tgb qaz wsx edc rfv tgb yhn ujm zaq1 xsw2 cde3 vfr4 bgt5 zaq xsw cde vfr 1q2w 3e4r
  5t6y 1q2w3e 1q2w3e4r q1w2 e3r4 qwer asdf zxcv qwert asdfg zxcvb qwerty asdfgh zxcvbn uiop hjkl poiu lkjh mnbv 1qa 2ws 3ed 1234qwer qwe123
  qazwsx wsxedc qazwsxedc qweasd asdzxc qweasdzxc 1qaz2wsx !qaz@wsx qq qqq www zxc asd qwe aq1 sw2 de3 poi lkj mnb`),
} as const;

export type GuessedWords = keyof typeof GUESSED_WORDS;

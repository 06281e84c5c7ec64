/** A script and the syllables of which invented words in it are made. Lower case where the script has case; stable under NFC when cut anywhere. */
interface Script {
  readonly letters: RegExp;
  readonly syllables: readonly string[];
}

const split = (text: string): readonly string[] => text.split(' ');

export const SCRIPTS: readonly Script[] = [
  {
    letters: /\p{Script=Latin}/u,
    syllables: split('ba bri co da du fel ga gor hi jo ka kel li lor mi mun na nev o pel pir qua ra ros sa sel ti tor u vel vo wen xi yar ze zul'),
  },
  {
    letters: /\p{Script=Cyrillic}/u,
    syllables: split('ба бри во га гор да ду жи за зел и ка кел ли лор ми мун на нев о пел ра рос са сел ти тор у фел хо чи ше'),
  },
  { letters: /\p{Script=Greek}/u, syllables: split('βα γι γορ δα δυ ζε θι κα κελ λι λορ μι μουν να νε ξι πελ ρα ρο σα σελ τι τορ φελ χο ψι') },
  { letters: /\p{Script=Arabic}/u, syllables: split('با بري تا جا جور دا دو را رو زا سا سيل شا صا طا عا غا فا فيل قا كا كل لا لور ما مون نا نيف وا') },
  { letters: /\p{Script=Hebrew}/u, syllables: split('בא ברי גא גור דא הי זא טו יא כא לי לור מי נא סא פל צא קא רא שא תי') },
  { letters: /\p{Script=Devanagari}/u, syllables: split('बा बि का कि गा गो चा जा टा डा ता ति दा ना नी पा फे मा मि या रा रो ला लि वा शा सा हा') },
  { letters: /\p{Script=Han}/u, syllables: split('架 設 仮 想 田 川 山 岡 松 竹 梅 林 森 石 原 野 沢 橋 谷 里 村 池 島 浜 東 西 南 北 春 秋') },
  { letters: /[\p{Script=Hiragana}]/u, syllables: split('あ か き く け こ さ し す せ そ た ち つ て と な に の は ひ ふ ま み む も や ゆ よ ら り る わ') },
  {
    letters: /[\p{Script=Katakana}ー]/u,
    syllables: split('ア カ キ ク ケ コ サ シ ス セ ソ タ チ ツ テ ト ナ ニ ノ ハ ヒ フ マ ミ ム モ ヤ ユ ヨ ラ リ ル ワ'),
  },
  { letters: /\p{Script=Hangul}/u, syllables: split('가 나 다 라 마 바 사 아 자 차 카 타 파 하 고 노 도 로 모 보 소 오 조 기 니 디 리 미') },
];

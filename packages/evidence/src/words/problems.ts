import type { EvidenceCode } from '../errors.ts';
import type { Problem } from '../report.ts';
import { type Language, plainText } from './sentences.ts';

type InThree = readonly [fr: string, es: string, ar: string];

/** What each code of a problem means, for who does not read English. The English reason says the particulars, and goes along. */
const EVIDENCE: Readonly<Record<Exclude<EvidenceCode, 'nothing-removed'>, InThree>> = {
  malformed: ["n'a pas la forme exacte prescrite", 'no tiene la forma exacta prescrita', 'ليس بالصيغة المحددة بدقة'],
  'too-large': ['est trop volumineux', 'es demasiado grande', 'حجمه أكبر من المسموح'],
  'wrong-genesis': [
    "repose sur une autre genèse que celle qui a été fixée : rien d'autre n'a été examiné",
    'se basa en una génesis distinta de la fijada: no se examinó nada más',
    'يستند إلى ملف تأسيس غير المثبَّت: ولم يُفحص شيء آخر',
  ],
  'unknown-signature': ["porte une signature que rien n'explique", 'lleva una firma que nada explica', 'يحمل توقيعًا لا يفسره شيء'],
  'malformed-entry': ["n'est pas une entrée du journal bien formée", 'no es una entrada bien formada del libro', 'ليس قيدًا سليم الصيغة'],
  'wrong-kind': ["est une entrée d'une autre sorte", 'es una entrada de otra clase', 'قيد من نوع آخر'],
  'wrong-order': ["n'est pas à sa place dans l'ordre", 'no está en su lugar en el orden', 'ليس في موضعه من الترتيب'],
  missing: ['manque dans le fichier', 'falta en el archivo', 'ناقص في الملف'],
  'not-listed': ["n'est pas inscrit à l'inventaire", 'no figura en el inventario', 'غير مدرج في الجرد'],
  'not-signed': ["n'est couvert par aucune signature", 'no está cubierto por ninguna firma', 'لا يشمله أي توقيع'],
  'unused-entry': ['ne sert à rien dans le fichier', 'no sirve para nada en el archivo', 'لا حاجة إليه في الملف'],
  'broken-chain': ["ne suit pas l'entrée précédente du registre", 'no sigue a la entrada anterior del registro', 'لا يتبع القيد السابق في سجل الأعضاء'],
  'stale-decision': [
    'a été décidé selon un état plus ancien du registre que celui de sa place',
    'se decidió según un estado del registro anterior al de su lugar',
    'اتُّخذ وفق حالة من سجل الأعضاء أقدم من موضعه',
  ],
  'wrong-exchange': ["n'est pas de cette bourse", 'no es de este intercambio', 'ليس من منصة التبادل هذه'],
  'wrong-notice': ['concerne une autre notice', 'se refiere a otra notificación', 'يخص نشرة أخرى'],
  'wrong-position': [
    'est à une place du journal où cela ne peut pas être',
    'está en un lugar del libro donde no puede estar',
    'في موضع من السجل المتسلسل لا يصح فيه',
  ],
  'wrong-recipients': ['ne va pas avec les destinataires signés', 'no concuerda con los destinatarios firmados', 'لا يوافق المستلمين الموقَّع عليهم'],
  'wrong-outcome': ['contredit ce qui a été décidé', 'contradice lo decidido', 'يناقض ما تقرر'],
  'wrong-category': ['ne va pas avec les catégories signées', 'no concuerda con las categorías firmadas', 'لا يوافق الفئات الموقَّع عليها'],
  'wrong-member': ["n'est pas d'un service du membre d'origine", 'no es de un servicio del miembro de origen', 'ليس من جهاز تابع لعضو المصدر'],
  'not-a-reviewer': [
    "n'est pas d'un organe de contrôle désigné à cette place",
    'no es de un órgano de control designado en ese lugar',
    'ليس من هيئة مراجعة معيّنة عند ذلك الموضع',
  ],
  'digest-mismatch': ["n'a pas l'empreinte inscrite ou signée", 'no tiene la huella inscrita o firmada', 'لا يحمل البصمة المسجَّلة أو الموقَّعة'],
  'decision-differs': [
    'a été décidé autrement que ne le donnent les règles et les faits du fichier',
    'se decidió de otro modo que el que dan las reglas y los hechos del archivo',
    'تقرر على غير ما تقتضيه القواعد والوقائع الواردة في الملف',
  ],
};

/** Codes of the formats inside the file: of the log, of what is sealed and signed, of the registry's keys. */
const FORMATS = {
  'malformed-key': [
    "contient une clé qui n'a pas la forme prescrite",
    'contiene una clave que no tiene la forma prescrita',
    'يتضمن مفتاحًا ليس بالصيغة المحددة',
  ],
  'malformed-note': ["n'est pas une note signée bien formée", 'no es una nota firmada bien formada', 'ليس مذكرة موقَّعة سليمة الصيغة'],
  'malformed-checkpoint': ["n'est pas un état du journal bien formé", 'no es un estado del libro bien formado', 'ليس حالة سليمة الصيغة للسجل المتسلسل'],
  'malformed-proof': ["n'est pas une preuve bien formée", 'no es una prueba bien formada', 'ليس إثباتًا سليم الصيغة'],
  'malformed-policy': ["n'est pas une règle de témoins bien formée", 'no es una política de testigos bien formada', 'ليست سياسة شهود سليمة الصيغة'],
  'bad-signature': ['porte une signature qui ne se vérifie pas', 'lleva una firma que no se verifica', 'يحمل توقيعًا لا يصح'],
  unsigned: ["n'est signé par aucune clé connue", 'no está firmado por ninguna clave conocida', 'غير موقَّع بأي مفتاح معروف'],
  'wrong-origin': ["vient d'un autre journal", 'procede de otro libro', 'من سجل متسلسل آخر'],
  'no-quorum': ["n'est cosigné que par trop peu de témoins", 'está cofirmado por demasiado pocos testigos', 'شارك في توقيعه عدد غير كافٍ من الشهود'],
  'wrong-hash': ['ne mène pas à la racine signée', 'no conduce a la raíz firmada', 'لا يؤدي إلى الجذر الموقَّع'],
  'out-of-range': ["nomme une place qui n'existe pas", 'nombra un lugar que no existe', 'يذكر موضعًا لا وجود له'],
  'wrong-type': ["est un objet signé d'une autre sorte", 'es un objeto firmado de otra clase', 'كائن موقَّع من نوع آخر'],
  'wrong-mode': ["n'est pas du même mode, réel ou d'exercice", 'no es del mismo modo, real o de ejercicio', 'ليس من الوضع نفسه، فعلي أو تدريبي'],
  'duplicate-disclosure': ['montre deux fois le même champ', 'muestra dos veces el mismo campo', 'يعرض الحقل نفسه مرتين'],
  'unknown-disclosure': ["montre un champ que l'origine n'a pas signé", 'muestra un campo que el origen no firmó', 'يعرض حقلًا لم يوقّعه المصدر'],
  'mislabelled-disclosure': ['montre un champ sous une fausse catégorie', 'muestra un campo con una categoría falsa', 'يعرض حقلًا تحت فئة غير صحيحة'],
  'wrong-decision': ["n'est pas la décision de cette notice", 'no es la decisión de esta notificación', 'ليس قرار هذه النشرة'],
  'unknown-member': ["est d'un membre que le registre ne connaît pas", 'es de un miembro que el registro no conoce', 'من عضو لا يعرفه سجل الأعضاء'],
  'unknown-gateway': ["est d'une passerelle que le registre ne connaît pas", 'es de una pasarela que el registro no conoce', 'من بوابة لا يعرفها سجل الأعضاء'],
  'unknown-key': [
    "est signé d'une clé que le registre ne connaît pas",
    'está firmado con una clave que el registro no conoce',
    'موقَّع بمفتاح لا يعرفه سجل الأعضاء',
  ],
  'revoked-key': [
    "est signé d'une clé révoquée avant cette place",
    'está firmado con una clave revocada antes de ese lugar',
    'موقَّع بمفتاح أُلغي قبل ذلك الموضع',
  ],
  'expired-key': ["est signé d'une clé qui avait expiré", 'está firmado con una clave caducada', 'موقَّع بمفتاح انتهت صلاحيته'],
  'not-yet-valid-key': ["est signé d'une clé qui ne valait pas encore", 'está firmado con una clave que aún no valía', 'موقَّع بمفتاح لم تبدأ صلاحيته'],
  'weak-key': ["est signé d'une clé faible", 'está firmado con una clave débil', 'موقَّع بمفتاح ضعيف'],
  'suspended-member': ["est d'un membre qui était suspendu", 'es de un miembro que estaba suspendido', 'من عضو كان موقوفًا'],
} as const satisfies Readonly<Record<string, InThree>>;

const WORDS: Readonly<Record<string, InThree>> = { ...EVIDENCE, ...FORMATS };
const COLUMN = { fr: 0, es: 1, ar: 2 } as const;

/** What a problem's code means, in a language; null in English, where the reason says it and more, and for a code that is of a newer format. */
export function problemMeans(language: Language, code: string): string | null {
  return language === 'en' || !Object.hasOwn(WORDS, code) ? null : (WORDS[code]?.[COLUMN[language]] ?? null);
}

/** The same as one line, the English reason behind it. */
export function problemInWords(language: Language, { code, reason }: Problem): string {
  const means = problemMeans(language, code);
  return means === null ? plainText(reason) : `${means} (${plainText(reason)})`;
}

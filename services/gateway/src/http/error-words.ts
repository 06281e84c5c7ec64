import { TOLD_IN, type ToldIn } from '@huecry/policy';
import type { GatewayErrorCode } from '../errors.ts';

/** What each refusal of a call means, for who does not read English. The English text says the particulars and goes along. */
const WORDS: Readonly<Record<GatewayErrorCode, readonly [fr: string, es: string, ar: string]>> = {
  'invalid-request': [
    "la demande n'a pas la forme attendue : voir /docs",
    'la solicitud no tiene la forma esperada: véase /docs',
    'الطلب ليس بالصيغة المطلوبة: انظر /docs',
  ],
  'invalid-notice': [
    "la notice n'est pas valable : corriger les champs indiqués",
    'la notificación no es válida: corrija los campos indicados',
    'النشرة غير صالحة: صحّح الحقول المذكورة',
  ],
  'unknown-recipient': [
    "un destinataire n'est pas une passerelle enregistrée : consulter la liste des membres",
    'un destinatario no es una pasarela registrada: consulte la lista de miembros',
    'أحد المستلمين ليس بوابة مسجَّلة: راجع قائمة الأعضاء',
  ],
  'own-address': [
    "une passerelle ne s'adresse pas à elle-même : retirer cette adresse",
    'una pasarela no se dirige a sí misma: quite esa dirección',
    'لا تخاطب البوابة نفسها: احذف هذا العنوان',
  ],
  'unknown-member': [
    'un membre nommé est inconnu du registre : consulter la liste des membres',
    'un miembro nombrado no figura en el registro: consulte la lista de miembros',
    'أحد الأعضاء المذكورين غير معروف في سجل الأعضاء: راجع قائمة الأعضاء',
  ],
  'kind-changed': [
    'une révision garde le type de sa notice : publier une autre notice',
    'una revisión conserva el tipo de su notificación: publique otra notificación',
    'تحتفظ المراجعة بنوع نشرتها: انشر نشرة أخرى',
  ],
  'not-requestable': [
    "l'origine ne communique rien de cette notice sur demande",
    'el origen no comunica nada de esta notificación a petición',
    'لا يفصح المصدر عن شيء من هذه النشرة عند الطلب',
  ],
  'confirmation-required': [
    "cette passerelle ne publie que ce qui a été confirmé : demander un essai, l'examiner et envoyer sa confirmation",
    'esta pasarela solo publica lo confirmado: pida un ensayo, examínelo y envíe su confirmación',
    'لا تنشر هذه البوابة إلا ما تم تأكيده: اطلب معاينة وافحصها وأرسل تأكيدها',
  ],
  'confirmation-stale': [
    "les règles ou les faits ont changé depuis l'essai confirmé : demander un nouvel essai",
    'las reglas o los hechos han cambiado desde el ensayo confirmado: pida otro ensayo',
    'تغيرت القواعد أو الوقائع منذ المعاينة المؤكدة: اطلب معاينة جديدة',
  ],
  'idempotency-conflict': [
    "cette clé d'idempotence a déjà servi pour un autre contenu : en prendre une nouvelle",
    'esta clave de idempotencia ya se usó para otro contenido: use una nueva',
    'استُعمل مفتاح عدم التكرار هذا لمحتوى آخر: استعمل مفتاحًا جديدًا',
  ],
  unauthorised: ["il manque un jeton d'accès valable à cette demande", 'falta un token de acceso válido en la solicitud', 'ينقص الطلب رمز وصول صالح'],
  forbidden: ["ce jeton n'ouvre pas cette ressource", 'este token no da acceso a este recurso', 'لا يتيح هذا الرمز الوصول إلى هذا المورد'],
  recalled: [
    "cette notice a été rappelée par son origine : rien n'en est plus détenu ici, et rien de plus n'en est publié",
    'el origen ha retirado esta notificación: aquí ya no se conserva nada de ella y no se publica nada más',
    'سحب المصدر هذه النشرة: لم يعد هنا شيء منها ولا يُنشر منها شيء بعد الآن',
  ],
  'not-the-origin': [
    "seule une passerelle du membre d'origine rappelle une notice",
    'solo una pasarela del miembro de origen retira una notificación',
    'لا يسحب النشرة إلا بوابة من العضو الذي أصدرها',
  ],
  'not-found': [
    "rien de tel n'existe ici, ou rien qui puisse être montré",
    'aquí no existe tal cosa, o nada que pueda mostrarse',
    'لا يوجد شيء كهذا هنا، أو لا شيء يجوز عرضه',
  ],
  'no-presentation': [
    "rien de cette notice ne peut être communiqué d'ici : la notice elle-même dit pourquoi",
    'no puede comunicarse desde aquí nada de esta notificación: ella misma dice por qué',
    'لا يجوز الإفصاح من هنا عن شيء من هذه النشرة: والنشرة نفسها تبيّن السبب',
  ],
  'no-evidence': [
    "la preuve du journal n'est pas encore arrivée : réessayer plus tard",
    'la prueba del libro aún no ha llegado: inténtelo más tarde',
    'لم يصل إثبات السجل المتسلسل بعد: حاول لاحقًا',
  ],
  'attachment-waiting': [
    "la bourse n'a pas encore donné ce fichier : réessayer plus tard",
    'el intercambio aún no ha entregado este archivo: inténtelo más tarde',
    'لم تسلّم منصة التبادل هذا الملف بعد: حاول لاحقًا',
  ],
  'not-a-reviewer': [
    "notre membre n'est pas actuellement un organe de contrôle désigné",
    'nuestro miembro no es actualmente un órgano de control designado',
    'عضونا ليس حاليًا هيئة مراجعة معيّنة',
  ],
  'not-held': [
    "un destinataire n'est pas retenu, ou l'organe de contrôle s'est déjà prononcé : rien n'a été signé",
    'un destinatario no está retenido, o el órgano de control ya se pronunció: no se firmó nada',
    'أحد المستلمين غير معلّق، أو سبق أن بتّت فيه هيئة المراجعة: لم يُوقَّع شيء',
  ],
  'notice-expired': [
    "la notice a expiré, et la retenue avec elle : rien n'a été signé",
    'la notificación caducó, y con ella la retención: no se firmó nada',
    'انتهت النشرة وانتهى معها التعليق: لم يُوقَّع شيء',
  ],
  'too-large': [
    "c'est trop volumineux : raccourcir ou joindre un fichier",
    'es demasiado grande: acórtelo o adjunte un archivo',
    'الحجم أكبر من المسموح: اختصر أو أرفق ملفًا',
  ],
  'rate-limited': [
    "trop de demandes : attendre aussi longtemps que le dit l'en-tête retry-after",
    'demasiadas solicitudes: espere lo que indica la cabecera retry-after',
    'عدد الطلبات كبير جدًا: انتظر المدة التي يذكرها العنوان retry-after',
  ],
  'statement-refused': ['le registre a refusé cette déclaration', 'el registro rechazó esta declaración', 'رفض سجل الأعضاء هذا البيان'],
  'not-ready': [
    "la passerelle n'est pas encore prête : réessayer plus tard",
    'la pasarela aún no está lista: inténtelo más tarde',
    'البوابة غير جاهزة بعد: حاول لاحقًا',
  ],
  'not-registered': [
    "cette passerelle n'a pas de clé valable au registre : son membre doit en enregistrer une",
    'esta pasarela no tiene una clave válida en el registro: su miembro debe registrarla',
    'ليس لهذه البوابة مفتاح صالح في سجل الأعضاء: على عضوها تسجيل مفتاح',
  ],
  unavailable: [
    'momentanément indisponible : la même demande peut réussir plus tard',
    'no disponible por ahora: la misma solicitud puede tener éxito más tarde',
    'غير متاح مؤقتًا: قد ينجح الطلب نفسه لاحقًا',
  ],
  'not-proved': [
    "aucune preuve qui compte ici n'est encore arrivée : réessayer plus tard",
    'aún no ha llegado ninguna prueba que cuente aquí: inténtelo más tarde',
    'لم يصل بعد أي إثبات يُعتد به هنا: حاول لاحقًا',
  ],
  'bad-config': ['la configuration est erronée', 'la configuración es errónea', 'الإعدادات خاطئة'],
  internal: [
    "la passerelle a échoué sur cette demande et en a noté la raison : rien n'a été accepté, sauf réponse ultérieure contraire",
    'la pasarela falló en esta solicitud y anotó la causa: no se aceptó nada, salvo que una respuesta posterior diga lo contrario',
    'أخفقت البوابة في هذا الطلب وسجّلت السبب: لم يُقبل شيء ما لم تقل إجابة لاحقة غير ذلك',
  ],
};
const COLUMN = { fr: 0, es: 1, ar: 2 } as const;

export const errorInWords = (code: GatewayErrorCode, language: Exclude<ToldIn, 'en'>): string => WORDS[code][COLUMN[language]];

/** The language that a reader likes best (RFC 9110, section 12.5.4) of those that we speak; English where it is none of them. */
export function preferredLanguage(header: string | undefined): ToldIn {
  const wanted = (header ?? '')
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/u.exec(parameter)?.[1]).find((value) => value !== undefined);
      return { language: TOLD_IN.find((language) => tag.split('-')[0] === language), quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  return wanted.find(({ language }) => language !== undefined)?.language ?? 'en';
}

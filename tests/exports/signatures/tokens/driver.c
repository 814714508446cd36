/* A driver of PKCS#11 that stands before softhsm2 and misbehaves as it is told by its surroundings.
 *
 * TOKEN_REAL   the driver that does the work
 * TOKEN_TRIES  a file that holds how many tries the PIN has left; without it nobody counts
 * TOKEN_LOGINS a file to which one letter is written for each login
 * TOKEN_FAULT  crash_on_login, hang_on_login, crash_on_sign, hang_on_sign, gone_on_login, gone_on_sign,
 *              chatter (prints where answers are read), false_signature
 *
 * No header is included, so that a compiler alone is enough: names and numbers are those of PKCS#11 2.40.
 */

typedef unsigned long number;
typedef number (*call)();

struct list { unsigned char version[2]; call entry[68]; };

enum { GET_FUNCTION_LIST = 3, GET_TOKEN_INFO = 6, LOGIN = 18, SIGN = 43 };
enum { OK = 0, DEVICE_REMOVED = 0x32, PIN_INCORRECT = 0xA0, PIN_LOCKED = 0xA4 };
enum { LOADED_NOW = 2, FLAGS_AT = 96, COUNT_LOW = 0x10000, FINAL_TRY = 0x20000, LOCKED = 0x40000 };

extern char *getenv(const char *name);
extern int strcmp(const char *one, const char *other);
extern void *dlopen(const char *path, int mode);
extern void *dlsym(void *library, const char *name);
extern int open(const char *path, int mode, ...);
extern long read(int file, void *target, number count);
extern long write(int file, const void *source, number count);
extern int close(int file);
extern unsigned sleep(unsigned seconds);
extern void abort(void);

static struct list real, ours;

static int told(const char *fault)
{
    const char *asked = getenv("TOKEN_FAULT");
    return asked && strcmp(asked, fault) == 0;
}

static number misbehaved(const char *crash, const char *hang, const char *gone)
{
    if (told(crash)) abort();
    if (told(hang)) sleep(600);
    return told(gone) ? DEVICE_REMOVED : OK;
}

static int tries(void)
{
    char sign = '3';
    int file = getenv("TOKEN_TRIES") ? open(getenv("TOKEN_TRIES"), 0) : -1;
    if (file < 0) return 3;
    read(file, &sign, 1);
    close(file);
    return sign - '0';
}

static void noted(const char *variable, char sign, int mode)
{
    int file = getenv(variable) ? open(getenv(variable), mode, 0600) : -1;
    if (file < 0) return;
    write(file, &sign, 1);
    close(file);
}

static number token_info(number slot, unsigned char *info)
{
    number answer = real.entry[GET_TOKEN_INFO](slot, info);
    number *flags = (number *)(info + FLAGS_AT);
    if (answer != OK || !getenv("TOKEN_TRIES")) return answer;
    *flags &= ~(number)(COUNT_LOW | FINAL_TRY | LOCKED);
    if (tries() < 3) *flags |= COUNT_LOW;
    if (tries() == 1) *flags |= FINAL_TRY;
    if (tries() < 1) *flags |= LOCKED;
    return OK;
}

static number login(number session, number user, unsigned char *pin, number length)
{
    number answer = misbehaved("crash_on_login", "hang_on_login", "gone_on_login");
    noted("TOKEN_LOGINS", 'x', 02001 | 0100); /* append */
    if (answer != OK) return answer;
    if (tries() < 1) return PIN_LOCKED;
    answer = real.entry[LOGIN](session, user, pin, length);
    if (answer == PIN_INCORRECT) noted("TOKEN_TRIES", '0' + tries() - 1, 1);
    if (answer == OK && tries() < 3) noted("TOKEN_TRIES", '3', 1);
    return answer;
}

static number sign(number session, unsigned char *data, number count, unsigned char *made, number *length)
{
    number answer = misbehaved("crash_on_sign", "hang_on_sign", "gone_on_sign");
    if (answer != OK) return answer;
    answer = real.entry[SIGN](session, data, count, made, length);
    if (answer == OK && made && told("false_signature")) made[*length - 1] ^= 1;
    return answer;
}

number C_GetFunctionList(struct list **answer)
{
    struct list *found;
    call get = (call)dlsym(dlopen(getenv("TOKEN_REAL"), LOADED_NOW), "C_GetFunctionList");
    if (told("chatter")) write(1, "Driver 1.0 says hello\n{}\n", 25);
    if (get(&found) != OK) return DEVICE_REMOVED;
    real = *found;
    ours = real;
    ours.entry[GET_FUNCTION_LIST] = (call)C_GetFunctionList;
    ours.entry[GET_TOKEN_INFO] = (call)token_info;
    ours.entry[LOGIN] = (call)login;
    ours.entry[SIGN] = (call)sign;
    *answer = &ours;
    return OK;
}

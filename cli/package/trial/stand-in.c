/* Stands in for java.exe where klardag.cmd is tried: prints what it was given, as UTF-8, keeps a cache when asked to, and ends
   with the number that STAND_IN says. */
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

static const wchar_t OUTPUT[] = L"-XX:AOTCacheOutput=";

int wmain(int count, wchar_t **arguments) {
    const char *training = getenv("STAND_IN_TRAINING");
    for (int i = 1; i < count; i++) {
        char text[4096];
        if (wcsncmp(arguments[i], OUTPUT, wcslen(OUTPUT)) == 0) {
            if (training) return atoi(training);
            FILE *cache = _wfopen(arguments[i] + wcslen(OUTPUT), L"wb");
            if (!cache) return 9;
            fclose(cache);
            return 0;
        }
        WideCharToMultiByte(CP_UTF8, 0, arguments[i], -1, text, sizeof text, NULL, NULL);
        printf("<%s>\n", text);
    }
    const char *code = getenv("STAND_IN");
    return code ? atoi(code) : 0;
}

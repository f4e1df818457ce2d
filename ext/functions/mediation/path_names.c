#include "functions/mediation/path_names.h"

const clt_field clt_path_name_fields[] = {
    CLT_FIELD_OF(TEXT, clt_path_names, x, "what x is called: option names"),
    CLT_FIELD_OF(TEXT, clt_path_names, m, "what m is called; of several mediators the first"),
    CLT_FIELD_OF(TEXT, clt_path_names, y, "what y is called"),
    {0},
};
